package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;

/**
 * What a source offers to a tenant, and the archives themselves. The newest index that was ever
 * seen of a source is remembered beside the packages, so that nobody can hide newer versions by
 * showing an old index again.
 */
public final class Catalogue {
  private static final String FOLDER = ".sources";
  private static final long MAX_INDEX = 8L * 1024 * 1024;
  private static final long MAX_SIGNATURE = 4096;
  private static final Duration FUTURE = Duration.ofDays(1);

  private final PackageSource source;
  private final Trust trust;
  private final Path memory;
  private final Clock clock;

  /**
   * Over a source.
   *
   * @param packages the directory of the packages, where what was seen is remembered
   */
  public Catalogue(PackageSource source, Trust trust, Path packages, Clock clock) {
    this.source = source;
    this.trust = trust;
    this.memory = packages.resolve(FOLDER);
    this.clock = clock;
  }

  /** The newest index of a source. */
  private record Seen(String source, Instant created) {}

  /**
   * The index, checked.
   *
   * @throws Fault SOURCE_UNREACHABLE, SIGNATURE_FORBIDDEN, SIGNATURE_INVALID, INDEX_INVALID,
   *     INDEX_OLDER or one of the reasons not to trust a publisher
   */
  public ArchiveIndex index(String tenant) {
    String what = "The index of " + source.address();
    ArchiveIndex index =
        ArchiveIndex.verify(
            source.read(ArchiveIndex.FILE, MAX_INDEX),
            source.read(ArchiveIndex.SIGNATURE, MAX_SIGNATURE),
            what,
            (kid, name) -> trust.require(kid, tenant, clock.instant(), name));
    if (index.created().isAfter(clock.instant().plus(FUTURE))) {
      throw new Fault(
          FaultCode.INDEX_INVALID,
          "%s says it is of %s, which is yet to come. Nothing of it was used. Compare the clocks here and there."
              .formatted(what, index.created()));
    }
    remember(index, what);
    return index;
  }

  /**
   * An archive as the index describes it; it is checked like any other before it is imported.
   *
   * @throws Fault SOURCE_UNREACHABLE or ARCHIVE_HASH_DIFFERS
   */
  public byte[] archive(IndexEntry entry) {
    byte[] archive = source.read(entry.file(), entry.length());
    if (archive.length != entry.length() || !Sha512.hex(archive).equals(entry.sha512())) {
      throw new Fault(
          FaultCode.ARCHIVE_HASH_DIFFERS,
          "The archive %s at %s is not the one that its index names. Nothing was installed. Tell whoever runs the source."
              .formatted(entry.file(), source.address()));
    }
    return archive;
  }

  private void remember(ArchiveIndex index, String what) {
    Path file =
        memory.resolve(
            Sha512.hex(source.address().getBytes(StandardCharsets.UTF_8)).substring(0, 32)
                + ".json");
    try {
      if (Files.exists(file)) {
        Instant newest = Json.mapper().readValue(Files.readAllBytes(file), Seen.class).created();
        if (index.created().isBefore(newest)) {
          throw new Fault(
              FaultCode.INDEX_OLDER,
              "%s is of %s, but one of %s was seen before. Nothing of it was used. Somebody may be withholding newer versions; ask whoever runs the source. If it was set back on purpose, delete %s."
                  .formatted(what, index.created(), newest, file));
        }
      }
      Files.createDirectories(memory);
      DurableFiles.replace(
          file, Json.mapper().writeValueAsBytes(new Seen(source.address(), index.created())));
    } catch (IOException | JacksonException e) {
      throw new Fault(
          FaultCode.INDEX_INVALID,
          "What was seen of %s before cannot be read or written in %s. Nothing was installed. Check rights and space of the folder."
              .formatted(source.address(), memory),
          e);
    }
  }
}
