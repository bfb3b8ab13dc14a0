package de.fallbruecke.route.archive;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** Makes archives of packages. */
public final class PackageExport {
  private final Mappings mappings;

  public PackageExport(Mappings mappings) {
    this.mappings = mappings;
  }

  /**
   * Checks the package and signs it.
   *
   * @param created named in the archive; the same package, key and time give the same bytes
   * @throws Fault PACKAGE_INVALID, PACKAGE_FORBIDDEN, MAPPING_INVALID or PACKAGE_NOT_SHAREABLE with
   *     every finding
   */
  public SignedArchive sign(Path folder, PublisherKey key, Instant created) {
    return sign(new PackageFolder(folder).read(), key, created);
  }

  /**
   * Signs a package that was checked.
   *
   * @throws Fault as {@link #sign(Path, PublisherKey, Instant)}
   */
  public SignedArchive sign(CheckedPackage checked, PublisherKey key, Instant created) {
    for (String mapping : checked.mappings()) {
      mappings.compile(checked.manifest().id(), mapping, checked.files().content());
    }
    return SignedArchive.sign(checked, key, created);
  }

  /**
   * Writes the archive under its name into the directory.
   *
   * @throws Fault PACKAGE_VERSION_REUSED if an archive of this version with other content is there
   */
  public static Path write(SignedArchive archive, Path directory) {
    Path file = directory.resolve(archive.fileName());
    try {
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        requireSameContent(archive, file);
      }
      DurableFiles.replace(file, archive.bytes());
      return file;
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_NOT_WRITTEN,
          "The archive %s cannot be written (%s). It does not exist or is the one from before. Check space and rights of the folder."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * An archive that an installation of ours made. Whose key signed it is not checked.
   *
   * @throws Fault if it is none, or its files are not what it says
   */
  public static SignedArchive received(byte[] archive) {
    return SignedArchive.inspect(archive, "The archive");
  }

  /**
   * A package in a folder or an archive, to look at; the signature of an archive is not checked.
   *
   * @throws Fault with every finding if it is none
   */
  public static CheckedPackage look(Path place) {
    if (Files.isDirectory(place)) {
      return new PackageFolder(place).read();
    }
    return SignedArchive.inspect(ArchiveFile.read(place), place.toString()).checked();
  }

  private static void requireSameContent(SignedArchive archive, Path file) throws IOException {
    byte[] before = Files.readAllBytes(file);
    if (Arrays.equals(before, archive.bytes())) {
      return;
    }
    SignedArchive present = SignedArchive.inspect(before, "The present file " + file);
    if (!present.checked().hash().equals(archive.checked().hash())) {
      throw new Fault(
          FaultCode.PACKAGE_VERSION_REUSED,
          "%s exists with other content under the same version. It was not replaced, because others may have it already. Give the package a new version."
              .formatted(file));
    }
  }
}
