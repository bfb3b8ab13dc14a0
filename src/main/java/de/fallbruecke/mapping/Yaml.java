package de.fallbruecke.mapping;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** A YAML document reduced to what a mapping needs: texts, lists and blocks with their lines. */
sealed interface Yaml {
  /** Line in the file, from 1. */
  int line();

  /** What it is called in messages. */
  default String kind() {
    return switch (this) {
      case Text ignored -> "a text";
      case Items ignored -> "a list";
      case Block ignored -> "a block of keys";
    };
  }

  /** Its content on one line, as the author wrote it. */
  default String written() {
    return switch (this) {
      case Text text -> text.value();
      case Items items -> items.items().stream().map(Yaml::written).collect(joining(", "));
      case Block block ->
          block.entries().entrySet().stream()
              .map(entry -> entry.getKey().value() + ": " + entry.getValue().written())
              .collect(joining(", "));
    };
  }

  /** A scalar as written, without quotes; {@code yes} stays yes. */
  record Text(int line, String value) implements Yaml {}

  /** A list. */
  record Items(int line, List<Yaml> items) implements Yaml {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Keys in the order of the file. */
  record Block(int line, Map<Text, Yaml> entries) implements Yaml {}
}
