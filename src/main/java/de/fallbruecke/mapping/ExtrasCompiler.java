package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The blocks {@code fields:}, {@code groups:} and {@code externalIds:}. */
final class ExtrasCompiler {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\-]*");

  private final Report report;
  private final PathCompiler paths;
  private final ValueCompiler values;
  private final Outliner outliner;

  ExtrasCompiler(Report report, PathCompiler paths, ValueCompiler values, Outliner outliner) {
    this.outliner = outliner;
    this.report = report;
    this.paths = paths;
    this.values = values;
  }

  /** Takes its keys out of the block of the element. */
  Extras compile(Keys keys, String field, boolean withIds) {
    List<Extras.FieldRule> fields = new ArrayList<>();
    each(keys, "fields", field, (name, block, at) -> add(fields, field(name, block, at)));
    List<Extras.GroupRule> groups = new ArrayList<>();
    each(keys, "groups", field, (name, block, at) -> add(groups, group(name, block, at)));
    List<Extras.IdRule> ids = new ArrayList<>();
    Yaml.Block idBlock = withIds ? keys.block("externalIds") : null;
    if (idBlock != null) {
      for (Map.Entry<Yaml.Text, Yaml> entry : idBlock.entries().entrySet()) {
        String at = BlockCompiler.join(field, "externalIds." + entry.getKey().value());
        ValueCompiler.Compiled compiled = values.compile(entry.getValue(), at, As.TEXT);
        if (compiled != null) {
          outliner.field(at, null, compiled);
          ids.add(new Extras.IdRule(entry.getKey().value(), compiled.rule()));
        }
      }
    }
    return new Extras(fields, groups, ids);
  }

  private interface Entry {
    void accept(String name, Keys block, String at);
  }

  private void each(Keys keys, String key, String field, Entry entry) {
    Yaml.Block block = keys.block(key);
    if (block == null) {
      return;
    }
    block
        .entries()
        .forEach(
            (name, content) -> {
              String at = BlockCompiler.join(field, key + "." + name.value());
              if (!NAME.matcher(name.value()).matches()) {
                report.add(
                    name.line(),
                    at,
                    "this is no name",
                    "Use letters, digits, _ . and -, a letter first.");
              } else if (content instanceof Yaml.Block inner) {
                entry.accept(name.value(), new Keys(report, inner, at), at);
              } else {
                report.add(
                    name.line(), at, "a label is missing", "Write a block with label: and path:.");
              }
            });
  }

  private Extras.@Nullable FieldRule field(String name, Keys keys, String at) {
    String label = label(keys, at);
    ValueCompiler.Compiled compiled = values.compile(keys, at, null);
    keys.close();
    if (compiled == null) {
      return null;
    }
    outliner.field(at, label, compiled);
    return new Extras.FieldRule(name, label, compiled.as().fieldType(), compiled.rule());
  }

  private Extras.GroupRule group(String name, Keys keys, String at) {
    String label = label(keys, at);
    Yaml.Text each = keys.text("for");
    Yaml.Text when = keys.text("when");
    SourcePath nodes = each == null ? null : paths.nodes(each, at);
    SourcePath condition = when == null ? null : paths.condition(when, at);
    Cardinality cardinality = Cardinality.of(keys, report, at);
    outliner.enter(nodes, condition);
    Extras content = compile(keys, at, false);
    outliner.leave();
    Where where = new Where(report.file(), keys.line(), at);
    keys.close();
    return new Extras.GroupRule(where, name, label, nodes, condition, cardinality, content);
  }

  private String label(Keys keys, String at) {
    String label = keys.word("label");
    if (label == null) {
      report.add(
          keys.line(), at, "a label is missing", "Add 'label:' with the words that a clerk reads.");
      return "?";
    }
    return label.strip();
  }

  private static <T> void add(List<T> list, @Nullable T item) {
    if (item != null) {
      list.add(item);
    }
  }
}
