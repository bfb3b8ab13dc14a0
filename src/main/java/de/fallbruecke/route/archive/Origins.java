package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.folder.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Who signed what was imported. The signed archives are kept beside the packages, below {@code
 * .archives}, one folder per package.
 */
public final class Origins {
  static final String FOLDER = ".archives";
  private static final String ENDING = ".origin.json";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");

  private final Path packages;
  private final Path directory;

  /** Over the directory of the packages. */
  public Origins(Path packages) {
    this.packages = packages;
    this.directory = packages.resolve(FOLDER);
  }

  /**
   * Hash of the package that lies here now, whatever its state.
   *
   * @throws Fault PACKAGE_INVALID or PACKAGE_FORBIDDEN if there is none that can be read
   */
  public String presentHash(String id) {
    return new PackageFolder(packages.resolve(id)).files().hash();
  }

  /** Of every import of this package, newest first. */
  public List<Origin> of(String id) {
    Path folder = directory.resolve(id);
    if (!ID.matcher(id).matches() || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
          .map(Origins::read)
          .sorted(Comparator.comparing(Origin::importedAt).reversed())
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * Of exactly this content, newest first; one per tenant that trusted it. Empty if it was written
   * or changed here.
   */
  public List<Origin> of(String id, String contentHash) {
    return of(id).stream().filter(origin -> origin.contentHash().equals(contentHash)).toList();
  }

  /**
   * Checks the kept archive again: signature, hashes, content.
   *
   * @throws Fault if it no longer proves the origin
   */
  public void prove(Origin origin) {
    Path file = archive(origin);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    SignedArchive kept =
        SignedArchive.verify(
            bytes,
            "The kept archive " + file.getFileName(),
            (kid, what) -> new Publisher(origin.publisher(), kid, origin.key(), null, null));
    boolean same =
        kept.sha512().equals(origin.archiveSha512())
            && kept.checked().hash().equals(origin.contentHash())
            && kept.kid().equals(PublisherJwk.thumbprint(origin.key()));
    if (!same) {
      throw new Fault(
          FaultCode.ARCHIVE_HASH_DIFFERS,
          "The kept archive %s is not the one that was imported. The origin of '%s' %s is not proved. Restore it from a backup."
              .formatted(file.getFileName(), origin.id(), origin.version()));
    }
  }

  /** Keeps the archive and who imported it; what is there already stays. */
  void keep(SignedArchive archive, Origin origin) throws IOException {
    Path file = archive(origin);
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      DurableFiles.replace(file, archive.bytes());
    }
    Path note = file.resolveSibling(name(origin) + "." + origin.tenant() + ENDING);
    if (!Files.exists(note)) {
      DurableFiles.replace(
          note, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(origin));
    }
  }

  private Path archive(Origin origin) {
    return directory.resolve(origin.id()).resolve(name(origin) + SignedArchive.ENDING);
  }

  private static String name(Origin origin) {
    return origin.version() + "-" + origin.archiveSha512().substring(0, 16);
  }

  private static Origin read(Path file) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), Origin.class);
    } catch (IOException | JacksonException e) {
      throw unreadable(file, e);
    }
  }

  private static Fault unreadable(Path file, Exception cause) {
    return new Fault(
        FaultCode.ARCHIVE_UNREADABLE,
        "The origin of a package cannot be read from %s. Nothing was changed. Restore the file from a backup or check that you may read it."
            .formatted(file),
        cause);
  }
}
