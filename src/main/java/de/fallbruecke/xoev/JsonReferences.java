package de.fallbruecke.xoev;

import de.fallbruecke.platform.Json;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which schemas the {@code $ref}s of a pack name and which of them are not in it. */
final class JsonReferences {
  /** The library carries the schemas of JSON Schema itself. */
  static final String META_SCHEMAS = "https://json-schema.org/draft/";

  private JsonReferences() {}

  static Set<String> missing(Map<String, String> catalogue) {
    Set<String> missing = new TreeSet<>();
    catalogue.forEach(
        (uri, text) -> collect(Json.mapper().readTree(text), uri, catalogue.keySet(), missing));
    return missing;
  }

  private static void collect(JsonNode node, String base, Set<String> known, Set<String> missing) {
    for (String keyword : new String[] {"$ref", "$dynamicRef"}) {
      JsonNode reference = node.path(keyword);
      if (reference.isString() && !reference.asString().startsWith("#")) {
        String target = URI.create(base).resolve(reference.asString()).toString().split("#", 2)[0];
        if (!known.contains(target) && !target.startsWith(META_SCHEMAS)) {
          missing.add(target);
        }
      }
    }
    node.forEach(child -> collect(child, base, known, missing));
  }
}
