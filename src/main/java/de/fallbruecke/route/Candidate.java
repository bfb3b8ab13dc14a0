package de.fallbruecke.route;

import java.nio.file.Path;

/** A version of a package that somebody wants to look at, to try or to activate. */
public sealed interface Candidate {
  /** In a folder of this machine. */
  record Folder(Path path) implements Candidate {}

  /**
   * Kept in the database, known to all processes.
   *
   * @param hash SHA-512 over its files
   */
  record Kept(String hash) implements Candidate {}
}
