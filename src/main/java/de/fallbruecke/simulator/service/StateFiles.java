package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files of the state directory: written beside and moved into place, so that a killed simulator
 * leaves the old or the new content and never half of it. Readable by the owner only, because keys
 * and secrets are among them.
 */
public final class StateFiles {
  private static final String TEMPORARY = ".tmp";

  private StateFiles() {}

  /** Creates the directory and its parents; 0700 where the file system knows permissions. */
  public static Path directory(Path directory) {
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory);
        protect(directory, "rwx------");
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create directory " + directory, e);
    }
  }

  /** Writes the value as JSON. */
  public static void write(Path file, Object value) {
    byte[] json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    try {
      Path temporary = temporary(file);
      Files.write(temporary, json);
      publish(temporary, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Reads a JSON file. */
  public static <T> T read(Path file, Class<T> type) {
    return Json.mapper().readValue(file, type);
  }

  /** Reads all JSON files of a directory, in the order of their names. */
  static <T> List<T> readAll(Path directory, Class<T> type) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> read(file, type))
          .toList();
    }
  }

  /** A new name beside the file; what stands there is nothing until {@link #publish}. */
  static Path temporary(Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    Files.createFile(temporary);
    protect(temporary, "rw-------");
    return temporary;
  }

  /** Moves the temporary file into place. */
  static void publish(Path temporary, Path file) throws IOException {
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what a killed process left half-written. */
  static void removeTemporary(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(TEMPORARY)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Removes a directory with the files in it. */
  static void removeDirectory(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }

  private static void protect(Path path, String permissions) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
