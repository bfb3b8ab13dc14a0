package de.fallbruecke.xoev;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published standards that tests may read but the project does not contain. */
final class Standards {
  private Standards() {}

  /**
   * The folder; without it the calling test is skipped with a message that names what was tried.
   */
  static Path folder(String name) {
    Path folder =
        Path.of(System.getProperty("standards.dir", "../shared/standards"))
            .resolve(name)
            .toAbsolutePath()
            .normalize();
    assumeTrue(
        Files.isDirectory(folder),
        () -> "Skipped: system property standards.dir leads to no folder " + folder);
    return folder;
  }
}
