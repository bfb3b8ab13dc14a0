package de.fallbruecke.mapping;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Party;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of the case record to rules, along the {@link Shape} of the record. */
final class BlockCompiler {
  private static final String OTHERWISE = "otherwise";

  private final Report report;
  private final PathCompiler paths;
  private final ValueCompiler values;
  private final ExtrasCompiler extras;
  private final Outliner outliner;

  BlockCompiler(Report report, PathCompiler paths, Outliner outliner) {
    this.report = report;
    this.outliner = outliner;
    this.paths = paths;
    this.values = new ValueCompiler(report, paths);
    this.extras = new ExtrasCompiler(report, paths, values, outliner);
  }

  static String join(String field, String name) {
    return field.isEmpty() ? name : field + "." + name;
  }

  <T> BlockRule<T> compile(Yaml.Block block, Shape<T> shape, String field) {
    Keys keys = new Keys(report, block, field);
    T example = shape.make();
    boolean record = example instanceof Case;
    // there is one case per submission, always
    Yaml.Text eachText = record ? null : keys.text("for");
    Yaml.Text whenText = record ? null : keys.text("when");
    SourcePath each = eachText == null ? null : paths.nodes(eachText, field);
    SourcePath when = whenText == null ? null : paths.condition(whenText, field);
    Cardinality cardinality = record ? Cardinality.ANY : Cardinality.of(keys, report, field);
    outliner.enter(each, when);
    List<BlockRule.Fill<T>> fills = new ArrayList<>();
    shape
        .slots()
        .forEach(
            (name, slot) -> {
              BlockRule.Fill<T> fill = fill(keys, name, slot, join(field, name));
              if (fill != null) {
                fills.add(fill);
              }
            });
    Extras extra =
        record || example instanceof Party ? extras.compile(keys, field, record) : Extras.NONE;
    keys.close();
    outliner.leave();
    return new BlockRule<>(
        new Where(report.file(), block.line(), field),
        shape,
        each,
        when,
        cardinality,
        fills,
        extra);
  }

  private <T> BlockRule.@Nullable Fill<T> fill(
      Keys keys, String name, Shape.Slot<T> slot, String field) {
    Yaml yaml = keys.get(name);
    return switch (slot) {
      case Shape.Word<T> word -> word(yaml, word, field);
      case Shape.Values<T> value when yaml != null -> {
        ValueCompiler.Compiled compiled = values.compile(yaml, field, value.as());
        if (compiled == null) {
          yield null;
        }
        outliner.field(field, null, compiled);
        yield BlockRule.values(
            value, new Where(report.file(), yaml.line(), field), compiled.rule());
      }
      case Shape.Part<T, ?> part when yaml != null -> part(yaml, part, field);
      default -> null;
    };
  }

  /** {@code role: main}, or {@code role: {coApplicant: condition, concerned: otherwise}}. */
  private <T> BlockRule.@Nullable Fill<T> word(
      @Nullable Yaml yaml, Shape.Word<T> slot, String field) {
    List<BlockRule.Choice> choices = new ArrayList<>();
    switch (yaml) {
      case null -> {
        // the usual word below
      }
      case Yaml.Text text -> choices.add(choice(text, null, slot, field));
      case Yaml.Block block ->
          block
              .entries()
              .forEach(
                  (word, when) -> {
                    if (when instanceof Yaml.Text condition) {
                      choices.add(choice(word, condition, slot, field));
                    } else {
                      report.add(
                          when.line(), field, "a condition is missing", "Write word: condition.");
                    }
                  });
      case Yaml.Items items ->
          report.add(items.line(), field, "a list stands where a word belongs", "Write one word.");
    }
    choices.forEach(choice -> outliner.word(field, choice));
    if (!slot.otherwise().isEmpty()) {
      choices.add(new BlockRule.Choice(null, slot.otherwise()));
    }
    return choices.isEmpty() ? null : BlockRule.word(slot, List.copyOf(choices));
  }

  private <T> BlockRule.Choice choice(
      Yaml.Text text, Yaml.@Nullable Text when, Shape.Word<T> slot, String field) {
    String word = text.value().strip();
    if (word.isEmpty() || (!slot.allowed().isEmpty() && !slot.allowed().contains(word))) {
      report.add(
          text.line(),
          field,
          "'" + word + "' is not possible here",
          Suggestion.of(word, slot.allowed().stream().sorted().toList()));
    }
    return new BlockRule.Choice(
        when == null || when.value().equals(OTHERWISE) ? null : paths.condition(when, field), word);
  }

  private <T, P> BlockRule.Fill<T> part(Yaml yaml, Shape.Part<T, P> slot, String field) {
    List<Yaml> items =
        yaml instanceof Yaml.Items list && slot.many() ? list.items() : List.of(yaml);
    List<BlockRule<P>> blocks = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Block block) {
        blocks.add(compile(block, slot.shape().get(), field));
      } else {
        report.add(
            item.line(),
            field,
            item.kind() + " stands where a block of keys belongs",
            "Allowed keys: " + String.join(", ", slot.shape().get().slots().keySet()) + ".");
      }
    }
    return BlockRule.part(slot, new Where(report.file(), yaml.line(), field), blocks);
  }
}
