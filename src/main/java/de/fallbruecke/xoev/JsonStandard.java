package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.published.JsonSchemaFile;
import de.fallbruecke.xoev.published.Material;
import de.fallbruecke.xoev.published.SafeNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns JSON Schemas as published, such as those of FIM, into the draft of a pack. */
final class JsonStandard {
  /** For example {@code https://schema.fitko.de/fim/s00000114_1.1.schema.json}. */
  private static final Pattern FIM = Pattern.compile("(?i)\\b(s\\d{8,11})_(\\d+(?:\\.\\d+)*)");

  private final ImportRequest request;
  private final List<JsonSchemaFile> schemas;
  private final Set<JsonSchemaFile> needed = new LinkedHashSet<>();
  private final Set<String> missing = new TreeSet<>();

  JsonStandard(ImportRequest request, Material material) {
    this.request = request;
    this.schemas = material.jsonSchemas();
  }

  Draft draft() {
    JsonSchemaFile entry = entry();
    reach(entry);
    Matcher fim = FIM.matcher(entry.id() == null ? entry.file().name() : entry.id());
    boolean isFim = fim.find();
    String name = request.name() == null && isFim ? fim.group(1) : request.name();
    Draft draft =
        new Draft(
            name == null ? null : name.toLowerCase(Locale.ROOT),
            request.version() == null && isFim ? fim.group(2) : request.version(),
            entry.title() == null ? String.valueOf(name) : entry.title(),
            "json");
    draft.put("validFrom", text(request.validity().from()));
    draft.put("validTo", text(request.validity().to()));
    draft.put("schemaUris", schemaUris(entry));
    SafeNames names = new SafeNames();
    Map<String, String> resources = new LinkedHashMap<>();
    for (JsonSchemaFile schema : needed) {
      String path = names.path("schema/" + schema.file().path());
      draft.file(path, schema.file());
      if (schema.equals(entry)) {
        draft.put("entries", List.of(path));
      } else if (schema.id() != null) {
        resources.put(schema.id(), path);
      }
    }
    draft.put("resources", resources);
    draft.missing(missing);
    return draft;
  }

  /** The one schema of the standard that no other refers to. */
  private JsonSchemaFile entry() {
    Set<String> referred =
        schemas.stream()
            .flatMap(schema -> schema.references().stream())
            .collect(Collectors.toSet());
    List<JsonSchemaFile> entries =
        schemas.stream()
            .filter(schema -> schema.file().needed())
            .filter(schema -> schema.id() == null || !referred.contains(schema.id()))
            .toList();
    if (entries.size() != 1) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "A JSON pack has one schema to begin with, here are %d: %s. Import a folder with the one of them, and name the folder of the rest with --also."
              .formatted(
                  entries.size(),
                  entries.stream()
                      .map(entry -> entry.file().path())
                      .collect(Collectors.joining(", "))));
    }
    return entries.getFirst();
  }

  private void reach(JsonSchemaFile entry) {
    Deque<JsonSchemaFile> open = new ArrayDeque<>(List.of(entry));
    while (!open.isEmpty()) {
      JsonSchemaFile schema = open.pop();
      if (needed.add(schema)) {
        for (String reference : schema.references()) {
          List<JsonSchemaFile> found =
              schemas.stream().filter(one -> reference.equals(one.id())).limit(1).toList();
          open.addAll(found);
          if (found.isEmpty() && !reference.startsWith(JsonReferences.META_SCHEMAS)) {
            missing.add(reference);
          }
        }
      }
    }
  }

  private List<String> schemaUris(JsonSchemaFile entry) {
    List<String> uris = new ArrayList<>();
    if (entry.id() != null) {
      uris.add(entry.id());
    }
    uris.addAll(request.schemaUris());
    if (uris.isEmpty()) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "The JSON Schema has no $id, so nothing says which data it is for. Give the URI under which senders announce it with --schema-uri.");
    }
    return uris.stream().distinct().toList();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
