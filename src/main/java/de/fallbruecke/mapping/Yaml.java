package de.fallbruecke.mapping;

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
