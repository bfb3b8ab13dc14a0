package de.fallbruecke.console.page;

/**
 * A labelled value.
 *
 * @param technical shown in a typewriter face: ids, hashes, keys
 * @param english written by the program in English, whatever the language of the page is
 */
public record Fact(String label, String value, boolean technical, boolean english) {
  public static Fact of(String label, String value) {
    return new Fact(label, value, false, false);
  }

  public static Fact technical(String label, String value) {
    return new Fact(label, value, true, false);
  }

  /** What the program noted for those who look for a cause; a page says in which language. */
  public static Fact english(String label, String value) {
    return new Fact(label, value, false, true);
  }
}
