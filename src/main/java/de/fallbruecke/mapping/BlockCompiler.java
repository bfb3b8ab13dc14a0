package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of the case record to rules, along the {@link Shape} of the record. */
final class BlockCompiler {
  private final Report report;
  private final PathCompiler paths;
  private final ValueCompiler values;
  private final ExtrasCompiler extras;

  BlockCompiler(Report report, PathCompiler paths) {
    this.report = report;
    this.paths = paths;
    this.values = new ValueCompiler(report, paths);
    this.extras = new ExtrasCompiler(report, paths, values);
  }

  static String join(String field, String name) {
    return field.isEmpty() ? name : field + "." + name;
  }

  <T> BlockRule<T> compile(Yaml.Block block, Shape<T> shape, String field) {
    Keys keys = new Keys(report, block, field);
    Yaml.Text each = keys.text("for");
    Yaml.Text when = keys.text("when");
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
    boolean record = shape.make() instanceof de.fallbruecke.casefile.model.Case;
    boolean party = shape.make() instanceof de.fallbruecke.casefile.model.Party;
    Extras extra = record || party ? extras.compile(keys, field, record) : Extras.NONE;
    keys.close();
    return new BlockRule<>(
        new Where(report.file(), block.line(), field),
        shape,
        each == null ? null : paths.nodes(each, field),
        when == null ? null : paths.condition(when, field),
        fills,
        extra);
  }

  private <T> BlockRule.@Nullable Fill<T> fill(
      Keys keys, String name, Shape.Slot<T> slot, String field) {
    Yaml yaml = keys.get(name);
    return switch (slot) {
      case Shape.Word<T> word -> word(keys.text(name), word, field);
      case Shape.Values<T> value when yaml != null -> {
        ValueCompiler.Compiled compiled = values.compile(yaml, field, value.as());
        yield compiled == null
            ? null
            : BlockRule.values(value, new Where(report.file(), yaml.line(), field), compiled.rule());
      }
      case Shape.Part<T, ?> part when yaml != null -> part(yaml, part, field);
      default -> null;
    };
  }

  private <T> BlockRule.@Nullable Fill<T> word(
      Yaml.@Nullable Text text, Shape.Word<T> slot, String field) {
    String word = text == null ? slot.otherwise() : text.value().strip();
    if (text != null && !slot.allowed().isEmpty() && !slot.allowed().contains(word)) {
      report.add(
          text.line(),
          field,
          "'" + word + "' is not possible here",
          Suggestion.of(word, slot.allowed().stream().sorted().toList()));
      return null;
    }
    return word.isEmpty() ? null : BlockRule.word(slot, word);
  }

  private <T, P> BlockRule.Fill<T> part(Yaml yaml, Shape.Part<T, P> slot, String field) {
    List<Yaml> items = yaml instanceof Yaml.Items list && slot.many() ? list.items() : List.of(yaml);
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
