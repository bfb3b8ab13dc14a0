package de.fallbruecke.console;

/**
 * A labelled value.
 *
 * @param technical shown in a typewriter face: ids, hashes, keys
 */
record Fact(String label, String value, boolean technical) {
  static Fact of(String label, String value) {
    return new Fact(label, value, false);
  }

  static Fact technical(String label, String value) {
    return new Fact(label, value, true);
  }
}
