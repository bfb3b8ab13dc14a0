package de.fallbruecke.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders that the commands work in. */
final class Folders {
  private Folders() {}

  /** With routes and schemas: given by the launcher, else the present one. */
  static Path home() {
    return Path.of(System.getProperty("launcher.home", ".")).toAbsolutePath().normalize();
  }

  /** Removes a temporary one with all that is in it. */
  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
