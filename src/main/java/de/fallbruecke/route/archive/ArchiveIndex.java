package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.folder.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code index.json}: the archives of a folder, signed as a whole in {@code index.jws}. It says
 * what there is; each archive proves itself all the same.
 *
 * @param created when it was written; an older one than seen before is refused
 */
public record ArchiveIndex(String format, Instant created, List<IndexEntry> packages) {
  static final String FILE = "index.json";
  static final String SIGNATURE = "index.jws";
  private static final String FORMAT = "fallbruecke-package-index/1";
  private static final Pattern ARCHIVE = Pattern.compile("[a-z][A-Za-z0-9._+-]{0,199}\\.fbrp");
  private static final JsonMapper STRICT =
      Json.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  public ArchiveIndex {
    packages = List.copyOf(packages);
  }

  /**
   * Writes the index of all archives of the folder and its signature.
   *
   * @param created later than that of the index it replaces
   * @throws Fault if an archive is not what its name says
   */
  public static ArchiveIndex write(Path folder, PublisherKey key, Instant created) {
    try (Stream<Path> files = Files.list(folder)) {
      List<IndexEntry> entries =
          files
              .filter(file -> ARCHIVE.matcher(String.valueOf(file.getFileName())).matches())
              .map(ArchiveIndex::entry)
              .sorted(
                  Comparator.comparing(IndexEntry::id)
                      .thenComparing(entry -> new SemanticVersion(entry.version())))
              .toList();
      ArchiveIndex index = new ArchiveIndex(FORMAT, created, entries);
      byte[] json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(index);
      DurableFiles.replace(folder.resolve(FILE), json);
      DurableFiles.replace(
          folder.resolve(SIGNATURE), DetachedJws.sign(key, DetachedJws.Purpose.INDEX, json));
      return index;
    } catch (IOException e) {
      throw new Fault(
          FaultCode.INDEX_INVALID,
          "The index of %s cannot be written (%s). The one from before may no longer fit. Check space and rights of the folder and run the command again."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * Checks an index from outside.
   *
   * @param what the index, for messages
   * @throws Fault SIGNATURE_FORBIDDEN, SIGNATURE_INVALID, INDEX_INVALID or what the choice of keys
   *     throws
   */
  static ArchiveIndex verify(
      byte[] json, byte[] signature, String what, SignedArchive.KeyChoice keys) {
    DetachedJws jws = DetachedJws.require(signature, DetachedJws.Purpose.INDEX, what);
    if (!jws.signed(keys.of(jws.kid(), what).key(), json)) {
      throw new Fault(
          FaultCode.SIGNATURE_INVALID,
          "%s was changed after it was signed, or somebody else signed it. Nothing of it was used. Tell whoever runs the source."
              .formatted(what));
    }
    return parse(json)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.INDEX_INVALID,
                    "%s is signed but has an unknown form. Nothing of it was used. Ask whoever runs the source to write it again with a present version."
                        .formatted(what)));
  }

  private static Optional<ArchiveIndex> parse(byte[] json) {
    try {
      ArchiveIndex index = STRICT.readValue(json, ArchiveIndex.class);
      Set<String> names = new java.util.HashSet<>();
      boolean fits =
          FORMAT.equals(index.format())
              && index.packages().stream()
                  .allMatch(
                      entry ->
                          ARCHIVE.matcher(entry.file()).matches()
                              && names.add(entry.file())
                              && entry.length() > 0
                              && entry.length() <= StoredZip.MAX_ARCHIVE);
      return fits ? Optional.of(index) : Optional.empty();
    } catch (JacksonException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** Those that mention the term, in the order of the index. */
  public List<IndexEntry> search(String term) {
    return packages.stream().filter(entry -> entry.mentions(term)).toList();
  }

  /**
   * The archive of a version, or of the newest one that is no draft.
   *
   * @throws Fault PACKAGE_NOT_OFFERED
   */
  public IndexEntry require(String id, Optional<String> version) {
    return packages.stream()
        .filter(entry -> entry.id().equals(id))
        .filter(
            entry ->
                version
                    .map(entry.version()::equals)
                    .orElseGet(() -> !new SemanticVersion(entry.version()).draft()))
        .max(Comparator.comparing(entry -> new SemanticVersion(entry.version())))
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PACKAGE_NOT_OFFERED,
                    "The source does not offer '%s' %s. Nothing was installed. routes search shows what there is; drafts are installed only if their version is named."
                        .formatted(id, version.orElse("in a released version"))));
  }

  private static IndexEntry entry(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      SignedArchive archive = SignedArchive.inspect(Files.readAllBytes(file), name);
      if (!name.equals(archive.fileName())) {
        throw new Fault(
            FaultCode.INDEX_INVALID,
            "The archive %s holds %s. The index was not written. Give the file its name."
                .formatted(name, archive.fileName()));
      }
      Manifest manifest = archive.checked().manifest();
      return new IndexEntry(
          manifest.id(),
          manifest.version(),
          manifest.title(),
          manifest.services(),
          manifest.regions(),
          manifest.schemaPacks(),
          manifest.licence(),
          manifest.maintainer(),
          archive.kid(),
          archive.manifest().created(),
          name,
          archive.bytes().length,
          archive.sha512());
    } catch (IOException e) {
      throw new Fault(
          FaultCode.INDEX_INVALID,
          "The archive %s cannot be read (%s). The index was not written. Check that you may read it."
              .formatted(name, e.getClass().getSimpleName()),
          e);
    }
  }
}
