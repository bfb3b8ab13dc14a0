package de.fallbruecke.xoev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds schema packs in a temporary folder. */
final class PackFolder {
  private static final Pattern TARGET = Pattern.compile("targetNamespace=\"([^\"]*)\"");

  private final Path directory;

  PackFolder(Path directory) {
    this.directory = directory;
  }

  /** A pack of one XML schema, {@code a.xsd}, whose root element is {@code {urn:test}a}. */
  PackFolder xml(String name, String schema) throws IOException {
    return xml(name, schema, "");
  }

  PackFolder xml(String name, String schema, String moreManifest) throws IOException {
    Path folder = pack(name);
    Files.writeString(folder.resolve("a.xsd"), schema);
    Files.writeString(
        folder.resolve("pack.yaml"),
        header(name, "xml")
            + "entries: [a.xsd]\nroots: [\"{urn:test}a\"]\nnamespaces:\n  urn:test: a.xsd\n"
            + moreManifest);
    return this;
  }

  PackFolder json(String name, String schema, String moreManifest) throws IOException {
    Path folder = pack(name);
    Files.writeString(folder.resolve("a.json"), schema);
    Files.writeString(
        folder.resolve("pack.yaml"),
        header(name, "json") + "entries: [a.json]\nschemaUris: [\"urn:test\"]\n" + moreManifest);
    return this;
  }

  PackFolder file(String name, String file, String content) throws IOException {
    Path path = pack(name).resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  /** A pack over schema files that stay where they are, named by absolute path. */
  PackFolder over(
      String name,
      List<Path> entries,
      List<Path> files,
      List<Path> doctypes,
      Path codelists,
      List<String> roots)
      throws IOException {
    Map<String, List<Path>> namespaces =
        files.stream()
            .collect(
                Collectors.groupingBy(PackFolder::namespace, TreeMap::new, Collectors.toList()));
    StringBuilder manifest = new StringBuilder(header(name, "xml"));
    manifest.append("entries: ").append(quoted(entries)).append('\n');
    manifest.append("doctypes: ").append(quoted(doctypes)).append('\n');
    manifest.append("roots: ").append(quoted(roots)).append('\n');
    if (codelists != null) {
      manifest.append("codelists: '").append(codelists).append("'\n");
    }
    manifest.append("namespaces:\n");
    namespaces.forEach(
        (namespace, paths) ->
            manifest
                .append("  '")
                .append(namespace)
                .append("': ")
                .append(quoted(paths))
                .append('\n'));
    Files.writeString(pack(name).resolve("pack.yaml"), manifest);
    return this;
  }

  SchemaPacks packs() {
    return new InstalledPacks(directory);
  }

  SchemaPack only() {
    return packs().all().iterator().next();
  }

  static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pack(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name).resolve("1.0"));
  }

  private static String header(String name, String format) {
    return "name: %s\nversion: 1.0\ntitle: Test\nsynthetic: true\nformat: %s\n"
        .formatted(name, format);
  }

  private static String quoted(List<?> items) {
    return items.stream().map(item -> "'" + item + "'").collect(Collectors.joining(", ", "[", "]"));
  }

  private static String namespace(Path file) {
    try {
      Matcher matcher = TARGET.matcher(Files.readString(file));
      return matcher.find() ? matcher.group(1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
