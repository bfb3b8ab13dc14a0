package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code META/manifest.json}: what an archive is and what it holds. It is what is signed.
 *
 * @param contentHash SHA-512 over all files of the package, equal to the hash of its folder
 * @param created when it was exported, as the publisher says
 * @param files by path
 */
public record ArchiveManifest(
    String id,
    String version,
    String licence,
    String maintainer,
    String contentHash,
    Instant created,
    SortedMap<String, Listed> files) {

  /** A file: length in bytes and SHA-512 in hex. */
  public record Listed(long length, String sha512) {}

  private static final String FORMAT = "fallbruecke-route-package/1";
  private static final Set<String> MEMBERS =
      Set.of("format", "id", "version", "licence", "maintainer", "contentHash", "created", "files");

  public ArchiveManifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Of a package that was checked. */
  static ArchiveManifest of(CheckedPackage checked, Instant created) {
    Manifest manifest = checked.manifest();
    return new ArchiveManifest(
        manifest.id(),
        manifest.version(),
        manifest.licence(),
        manifest.maintainer(),
        checked.hash(),
        created,
        list(checked.files().content()));
  }

  /** Length and hash of every file. */
  static SortedMap<String, Listed> list(Map<String, byte[]> content) {
    SortedMap<String, Listed> files = new TreeMap<>();
    content.forEach((path, bytes) -> files.put(path, new Listed(bytes.length, Sha512.hex(bytes))));
    return files;
  }

  /** As stored in an archive; equal manifests give equal bytes. */
  byte[] json() {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("format", FORMAT).put("id", id).put("version", version).put("licence", licence);
    json.put("maintainer", maintainer).put("contentHash", contentHash);
    json.put("created", created.toString());
    ObjectNode listed = json.putObject("files");
    files.forEach(
        (path, file) ->
            listed.putObject(path).put("length", file.length()).put("sha512", file.sha512()));
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /** From an archive, or empty if it has another form. */
  static Optional<ArchiveManifest> parse(byte[] bytes) {
    try {
      JsonNode json = Json.mapper().readTree(bytes);
      if (!json.isObject()
          || !MEMBERS.equals(Set.copyOf(json.propertyNames()))
          || !FORMAT.equals(json.path("format").asString(""))) {
        return Optional.empty();
      }
      SortedMap<String, Listed> files = new TreeMap<>();
      for (Map.Entry<String, JsonNode> file : json.path("files").properties()) {
        JsonNode length = file.getValue().path("length");
        if (!length.isIntegralNumber() || !length.canConvertToLong()) {
          return Optional.empty();
        }
        files.put(file.getKey(), new Listed(length.longValue(), text(file.getValue(), "sha512")));
      }
      return Optional.of(
          new ArchiveManifest(
              text(json, "id"),
              text(json, "version"),
              text(json, "licence"),
              text(json, "maintainer"),
              text(json, "contentHash"),
              Instant.parse(text(json, "created")),
              files));
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode json, String member) {
    return json.path(member).asString("");
  }
}
