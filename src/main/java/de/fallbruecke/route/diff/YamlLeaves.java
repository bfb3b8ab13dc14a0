package de.fallbruecke.route.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The values of a YAML file that was checked before, all of them as text. */
final class YamlLeaves {
  private YamlLeaves() {}

  /** By top-level key; the values are texts, lists and maps. */
  static Map<String, Object> tree(byte[] yaml, String file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new FailsafeSchema())
            .setMaxAliasesForCollections(0)
            .build();
    Map<String, Object> tree = new LinkedHashMap<>();
    Object root =
        new Load(settings)
            .loadFromString(new String(yaml, java.nio.charset.StandardCharsets.UTF_8));
    if (root instanceof Map<?, ?> map) {
      map.forEach((key, value) -> tree.put(String.valueOf(key), value));
    }
    return tree;
  }

  /** Every leaf by its dotted path; the texts of a list by themselves. */
  static Map<String, String> flat(Object value) {
    Map<String, String> leaves = new LinkedHashMap<>();
    flatten("", value, leaves);
    return leaves;
  }

  /** The elements of a list as text; one of another kind becomes a list of one. */
  static List<String> list(Object value) {
    List<String> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> items.add(String.join(", ", described(item))));
    } else {
      items.addAll(described(value));
    }
    return items;
  }

  private static List<String> described(Object item) {
    return flat(item).entrySet().stream()
        .map(
            leaf ->
                leaf.getKey().isEmpty() ? leaf.getValue() : leaf.getKey() + " " + leaf.getValue())
        .toList();
  }

  private static void flatten(String path, Object value, Map<String, String> leaves) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, inner) -> flatten(path.isEmpty() ? key + "" : path + "." + key, inner, leaves));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          flatten(path + "[" + (i + 1) + "]", list.get(i), leaves);
        }
      }
      case null -> leaves.put(path, "");
      default -> leaves.put(path, String.valueOf(value).strip());
    }
  }
}
