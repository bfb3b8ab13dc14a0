package de.fallbruecke.route.folder;

/**
 * Something wrong with a package.
 *
 * @param file the file below the directory of packages
 * @param line from 1, 0 if it concerns the whole file
 * @param kind a mistake, or something that a package may never do
 * @param what what is wrong, a sentence
 * @param remedy what to do, a sentence
 */
public record Finding(String file, int line, Kind kind, String what, String remedy) {
  /** What kind of finding. */
  public enum Kind {
    INVALID,
    FORBIDDEN
  }

  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file;
    return where + " " + what + " " + remedy;
  }
}
