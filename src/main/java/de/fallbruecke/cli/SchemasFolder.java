package de.fallbruecke.cli;

import de.fallbruecke.xoev.PackDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which folder of packs a command is about. */
final class SchemasFolder {
  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = "schemas/packs",
      description = "Folder of the packs (default schemas/packs).")
  private Path folder = Path.of("schemas/packs");

  PackDirectory open() {
    QuietLog.nothing();
    return new PackDirectory(folder);
  }
}
