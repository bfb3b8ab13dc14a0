package de.fallbruecke.xoev.published;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON Schema. */
public record JsonSchemaFile(PublishedFile file, JsonNode schema) {
  /** Its {@code $id} without fragment, or null. */
  public @Nullable String id() {
    String id = schema.path("$id").asString("");
    return id.isBlank() ? null : id.split("#", 2)[0];
  }

  public @Nullable String title() {
    String title = schema.path("title").asString("");
    return title.isBlank() ? null : title;
  }

  /** Which other schemas it names, as absolute URIs where its id is one. */
  public Set<String> references() {
    Set<String> found = new TreeSet<>();
    collect(schema, found);
    return found;
  }

  private void collect(JsonNode node, Set<String> found) {
    for (String keyword : new String[] {"$ref", "$dynamicRef"}) {
      String reference = node.path(keyword).asString("");
      if (!reference.isEmpty() && !reference.startsWith("#")) {
        found.add(resolved(reference));
      }
    }
    node.forEach(child -> collect(child, found));
  }

  private String resolved(String reference) {
    String id = id();
    try {
      URI base = URI.create(id == null ? "" : id);
      return base.resolve(reference).toString().split("#", 2)[0];
    } catch (IllegalArgumentException e) {
      return reference.split("#", 2)[0];
    }
  }
}
