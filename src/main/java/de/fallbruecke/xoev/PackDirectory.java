package de.fallbruecke.xoev;

import java.nio.file.Path;
import java.util.List;

/** The packs below a folder, without a gateway: for commands. */
public final class PackDirectory {
  private final InstalledPacks packs;

  /**
   * Reads and compiles all of them.
   *
   * @throws de.fallbruecke.platform.Fault if the folder or a manifest cannot be read
   */
  public PackDirectory(Path directory) {
    this.packs = new InstalledPacks(directory);
  }

  public SchemaPacks packs() {
    return packs;
  }

  /** For sample messages. */
  public SourceDocuments documents() {
    return new ParsedDocuments();
  }

  /** All packs, by name and version. */
  public List<PackDetails> details() {
    return packs.details();
  }
}
