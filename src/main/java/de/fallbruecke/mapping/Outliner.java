package de.fallbruecke.mapping;

import de.fallbruecke.mapping.MappingOutline.FieldOutline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes the rules of one file as they are compiled. */
final class Outliner {
  private record Block(@Nullable SourcePath each, @Nullable SourcePath when) {}

  private final Deque<Block> within = new ArrayDeque<>();
  private final List<FieldOutline> fields = new ArrayList<>();

  List<FieldOutline> fields() {
    return fields;
  }

  void enter(@Nullable SourcePath each, @Nullable SourcePath when) {
    within.addLast(new Block(each, when));
  }

  void leave() {
    within.removeLast();
  }

  /** A field with the rule for its values. */
  void field(String field, @Nullable String label, ValueCompiler.Compiled compiled) {
    Parts parts = new Parts(conditions());
    parts.read(compiled.rule(), true);
    fields.add(
        new FieldOutline(
            field,
            label,
            each(),
            parts.conditions,
            parts.paths,
            compiled.as().written(),
            compiled.options(),
            compiled.options().get("list"),
            parts.value,
            parts.fallback,
            parts.cardinality.min(),
            parts.cardinality.max()));
  }

  /** A word and when it is the right one. */
  void word(String field, BlockRule.Choice choice) {
    List<String> conditions = conditions();
    if (choice.when() != null) {
      conditions.add(choice.when().text());
    }
    fields.add(
        new FieldOutline(
            field,
            null,
            each(),
            conditions,
            List.of(),
            "word",
            Map.of(),
            null,
            choice.word(),
            null,
            0,
            1));
  }

  private List<String> each() {
    List<String> each = new ArrayList<>();
    for (Block block : within) {
      if (block.each() != null) {
        each.add(block.each().text());
      }
    }
    return each;
  }

  private List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    for (Block block : within) {
      if (block.when() != null) {
        conditions.add(block.when().text());
      }
    }
    return conditions;
  }

  /** What a rule consists of. */
  private static final class Parts {
    private final List<String> conditions;
    private final List<String> paths = new ArrayList<>();
    private Cardinality cardinality = Cardinality.ANY;
    private @Nullable String value;
    private @Nullable String fallback;

    Parts(List<String> conditions) {
      this.conditions = conditions;
    }

    void read(ValueRule rule, boolean outermost) {
      switch (rule) {
        case FromPath path -> paths.add(path.path().text());
        case Joined joined -> joined.paths().forEach(path -> paths.add(path.text()));
        case FirstOf first -> first.rules().forEach(each -> read(each, false));
        case Constant constant -> value = constant.value().text();
        case FromParts parts -> {
          add(parts.day());
          add(parts.month());
          add(parts.year());
        }
        case Guarded guarded -> {
          if (guarded.when() != null) {
            conditions.add(guarded.when().text());
          }
          if (guarded.fallback() != null) {
            fallback = guarded.fallback().text();
          }
          cardinality = outermost ? guarded.cardinality() : cardinality;
          read(guarded.rule(), false);
        }
      }
    }

    private void add(@Nullable SourcePath path) {
      if (path != null) {
        paths.add(path.text());
      }
    }
  }
}
