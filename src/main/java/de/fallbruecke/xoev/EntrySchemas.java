package de.fallbruecke.xoev;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;

/**
 * Where compiling starts. The compiler of the Java platform takes one document for each namespace
 * and silently forgets the others, so several entries of one namespace are put behind one schema
 * that includes them.
 */
final class EntrySchemas {
  private EntrySchemas() {}

  static Source[] sources(PackManifest manifest) {
    Map<String, List<Path>> byNamespace = new LinkedHashMap<>();
    for (Path entry : manifest.entries()) {
      byNamespace.computeIfAbsent(namespace(manifest, entry), _ -> new ArrayList<>()).add(entry);
    }
    List<Source> sources = new ArrayList<>();
    byNamespace.forEach(
        (namespace, entries) ->
            sources.add(
                entries.size() == 1
                    ? new StreamSource(entries.getFirst().toUri().toString())
                    : including(namespace, entries, manifest.pack().directory())));
    return sources.toArray(Source[]::new);
  }

  private static String namespace(PackManifest manifest, Path entry) {
    return manifest.namespaces().entrySet().stream()
        .filter(files -> files.getValue().contains(entry))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static Source including(String namespace, List<Path> entries, Path directory) {
    StringBuilder schema =
        new StringBuilder("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"");
    if (!namespace.isEmpty()) {
      schema.append(" targetNamespace=\"").append(escaped(namespace)).append('"');
    }
    schema.append('>');
    for (Path entry : entries) {
      schema
          .append("<xs:include schemaLocation=\"")
          .append(escaped(entry.toUri().toString()))
          .append("\"/>");
    }
    schema.append("</xs:schema>");
    // a name beside the files, so that the catalogue finds them; no such file is ever read
    return new StreamSource(
        new StringReader(schema.toString()),
        directory
            .resolve(".entries-" + Integer.toHexString(namespace.hashCode()))
            .toUri()
            .toString());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
