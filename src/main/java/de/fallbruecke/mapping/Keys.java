package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one block. What nobody asked for is an error: a typing slip must not lose a field.
 */
final class Keys {
  private final Report report;
  private final Yaml.Block block;
  private final String field;
  private final Map<String, Yaml.Text> names = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Keys(Report report, Yaml.Block block, String field) {
    this.report = report;
    this.block = block;
    this.field = field;
    block.entries().keySet().forEach(name -> names.put(name.value(), name));
  }

  int line() {
    return block.line();
  }

  Collection<Yaml.Text> all() {
    return names.values();
  }

  /** What stands under the key, or null. */
  @Nullable Yaml get(String key) {
    asked.add(key);
    Yaml.Text name = names.get(key);
    return name == null ? null : block.entries().get(name);
  }

  boolean has(String key) {
    return names.containsKey(key);
  }

  int lineOf(String key) {
    Yaml.Text name = names.get(key);
    return name == null ? block.line() : name.line();
  }

  Yaml.@Nullable Text text(String key) {
    Yaml value = get(key);
    if (value == null || value instanceof Yaml.Text) {
      return (Yaml.Text) value;
    }
    wrong(key, value, "a text");
    return null;
  }

  @Nullable String word(String key) {
    Yaml.Text text = text(key);
    return text == null || text.value().isBlank() ? null : text.value();
  }

  Yaml.@Nullable Block block(String key) {
    Yaml value = get(key);
    if (value == null || value instanceof Yaml.Block) {
      return (Yaml.Block) value;
    }
    wrong(key, value, "a block of keys");
    return null;
  }

  /** A list, or a single thing as a list of one. */
  List<Yaml> items(String key) {
    Yaml value = get(key);
    return switch (value) {
      case null -> List.of();
      case Yaml.Items items -> items.items();
      default -> List.of(value);
    };
  }

  Set<String> words(String key) {
    Set<String> words = new LinkedHashSet<>();
    for (Yaml item : items(key)) {
      if (item instanceof Yaml.Text text) {
        words.add(text.value());
      } else {
        wrong(key, item, "a list of texts");
      }
    }
    return words;
  }

  boolean yes(String key) {
    Yaml.Text text = text(key);
    if (text == null || text.value().equals("false") || text.value().equals("no")) {
      return false;
    }
    if (!text.value().equals("true") && !text.value().equals("yes")) {
      report.add(
          text.line(),
          field,
          "'" + key + "' is neither true nor false",
          "Write true or leave it out.");
    }
    return true;
  }

  /** Reports every key that nobody asked for. */
  void close() {
    for (Yaml.Text name : names.values()) {
      if (!asked.contains(name.value())) {
        report.add(
            name.line(),
            field,
            "key '" + name.value() + "' is unknown here",
            Suggestion.of(name.value(), new ArrayList<>(asked)));
      }
    }
  }

  private void wrong(String key, Yaml value, String wanted) {
    report.add(
        value.line(),
        field,
        "'" + key + "' is " + value.kind() + ", not " + wanted,
        "Write " + wanted + " there.");
  }
}
