package de.fallbruecke.route.folder;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a package from its folder. Links are refused: they would make the package depend on what
 * lies outside of it.
 */
public final class PackageFolder {
  private static final long MAX_FILE = 16L * 1024 * 1024;
  private static final long MAX_TOTAL = 64L * 1024 * 1024;
  private static final int MAX_FILES = 2000;

  private final Path directory;
  private final String folder;
  private final Findings findings = new Findings();

  public PackageFolder(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
    this.folder = String.valueOf(this.directory.getFileName());
  }

  /**
   * Reads and checks.
   *
   * @throws Fault PACKAGE_INVALID or PACKAGE_FORBIDDEN with every finding
   */
  public CheckedPackage read() {
    return PackageCheck.of(files());
  }

  /**
   * Reads all files, with limits, unchecked.
   *
   * @throws Fault PACKAGE_INVALID or PACKAGE_FORBIDDEN if a file is too large or no plain file
   */
  public PackageFiles files() {
    SortedMap<String, byte[]> read = content();
    findings.refuseIfAny(folder);
    return new PackageFiles(folder, read);
  }

  private SortedMap<String, byte[]> content() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> paths = walk.limit(MAX_FILES + 1L).toList();
      if (paths.size() > MAX_FILES) {
        findings.invalid(folder, 0, "has more than 2000 files.", "Make it smaller.");
        return files;
      }
      for (Path path : paths) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          findings.forbidden(
              folder + "/" + name,
              0,
              "is a link or no regular file.",
              "Put the file itself there.");
          continue;
        }
        total += Files.size(path);
        if (Files.size(path) > MAX_FILE || total > MAX_TOTAL) {
          findings.invalid(
              folder + "/" + name,
              0,
              "makes the package too large.",
              "16 MiB per file, 64 in all.");
          return files;
        }
        files.put(name, Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "Route package '%s' cannot be read (%s). Check that it exists and may be read."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
    return files;
  }
}
