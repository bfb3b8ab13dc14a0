package de.fallbruecke.xoev;

import static de.fallbruecke.xoev.Yaml.invalid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@code pack.yaml} strictly: an unknown key or a missing file is an error. */
final class ManifestReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "version",
          "title",
          "synthetic",
          "format",
          "identifier",
          "header",
          "validFrom",
          "validTo",
          "schemaUris",
          "entries",
          "namespaces",
          "aliases",
          "doctypes",
          "resources",
          "roots",
          "messageTypes",
          "codelists",
          "codes",
          "schematron");

  private final Path file;
  private final Path directory;
  private final Yaml yaml;

  private ManifestReader(Path file, Path directory) {
    this.file = file;
    this.directory = directory;
    this.yaml = Yaml.read(file, KEYS);
  }

  static PackManifest read(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path directory = absolute.getParent();
    if (directory == null || directory.getParent() == null) {
      throw invalid(file, "it lies in no pack folder");
    }
    return new ManifestReader(absolute, directory).manifest();
  }

  private PackManifest manifest() {
    SchemaPack pack =
        new SchemaPack(
            folderName("name", directory.resolve("..").normalize()),
            folderName("version", directory),
            yaml.text("title"),
            yaml.flag("synthetic"),
            yaml.texts("schemaUris"),
            roots(),
            yaml.texts("messageTypes"),
            new Validity(date("validFrom"), date("validTo")),
            directory);
    List<Path> entries = files("entries", yaml.texts("entries"));
    if (entries.isEmpty()) {
      throw invalid(file, "key 'entries' names no schema file");
    }
    return new PackManifest(
        pack,
        format(),
        yaml.optionalText("identifier"),
        header(),
        entries,
        filesByName("namespaces"),
        filesByName("aliases"),
        files("doctypes", yaml.texts("doctypes")),
        resources(),
        codelists(),
        codes(),
        schematron());
  }

  private List<Path> schematron() {
    List<Path> rules = files("schematron", yaml.texts("schematron"));
    if (!rules.isEmpty() && format() == SourceDocument.Format.JSON) {
      throw invalid(file, "key 'schematron' is for XML only");
    }
    return rules;
  }

  private MessageHeader.@Nullable Dialect header() {
    String dialect = yaml.optionalText("header");
    if (dialect == null) {
      return null;
    }
    return switch (dialect) {
      case "g2g" -> MessageHeader.Dialect.G2G;
      case "xinneres" -> MessageHeader.Dialect.XINNERES;
      case "xdomea" -> MessageHeader.Dialect.XDOMEA;
      default -> throw invalid(file, "key 'header' must be g2g, xinneres or xdomea");
    };
  }

  private SourceDocument.Format format() {
    return switch (yaml.text("format")) {
      case "xml" -> SourceDocument.Format.XML;
      case "json" -> SourceDocument.Format.JSON;
      default -> throw invalid(file, "key 'format' must be xml or json");
    };
  }

  /** Folder and manifest must agree: whoever reads a path or a log line can rely on it. */
  private String folderName(String key, Path folder) {
    String value = yaml.text(key);
    if (!value.equals(String.valueOf(folder.getFileName()))) {
      throw invalid(
          file,
          "key '" + key + "' says '" + value + "', its folder is '" + folder.getFileName() + "'");
    }
    return value;
  }

  private List<String> roots() {
    List<String> roots = yaml.texts("roots");
    for (String root : roots) {
      if (!root.matches("\\{[^{}]*\\}[^{}\\s]+")) {
        throw invalid(file, "root '" + root + "' is not written as {namespace}name");
      }
    }
    return roots;
  }

  private Map<String, List<Path>> filesByName(String key) {
    Map<String, List<Path>> result = new LinkedHashMap<>();
    yaml.textsByName(key).forEach((name, files) -> result.put(name, files(key, files)));
    return result;
  }

  private Map<String, Path> resources() {
    Map<String, Path> result = new LinkedHashMap<>();
    yaml.textsByName("resources")
        .forEach((uri, names) -> result.put(uri, files("resources", names).getFirst()));
    return result;
  }

  private Map<String, PackManifest.CodeField> codes() {
    Map<String, PackManifest.CodeField> result = new LinkedHashMap<>();
    yaml.mappings("codes", Set.of("list", "version"))
        .forEach(
            (field, code) ->
                result.put(
                    field,
                    new PackManifest.CodeField(code.text("list"), code.optionalText("version"))));
    return result;
  }

  private @Nullable Path codelists() {
    String name = yaml.optionalText("codelists");
    if (name == null) {
      return null;
    }
    Path folder = directory.resolve(name).normalize();
    if (!Files.isDirectory(folder)) {
      throw invalid(file, "the folder '" + name + "' of key 'codelists' does not exist");
    }
    return folder;
  }

  private List<Path> files(String key, List<String> names) {
    return names.stream().map(name -> file(key, name)).toList();
  }

  private Path file(String key, String name) {
    Path resolved = directory.resolve(name).normalize();
    if (!Path.of(name).isAbsolute() && !resolved.startsWith(directory)) {
      throw invalid(file, "'" + name + "' of key '" + key + "' leads out of the pack");
    }
    if (!Files.isRegularFile(resolved)) {
      throw invalid(file, "the file '" + name + "' of key '" + key + "' does not exist");
    }
    return resolved;
  }

  private @Nullable LocalDate date(String key) {
    String value = yaml.optionalText(key);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw invalid(file, "key '" + key + "' is no date like 2026-11-21");
    }
  }
}
