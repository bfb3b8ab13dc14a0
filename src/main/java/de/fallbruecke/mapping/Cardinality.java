package de.fallbruecke.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How many values or elements there must be and may be.
 *
 * @param max null for any number
 */
record Cardinality(int min, @Nullable Integer max) {
  static final Cardinality ANY = new Cardinality(0, null);

  private static final int MOST = 1_000_000;

  /** From {@code required: true}, {@code min:} and {@code max:} of a block. */
  static Cardinality of(Keys keys, Report report, String field) {
    boolean required = keys.yes("required");
    Integer min = number(keys, report, field, "min");
    Integer max = number(keys, report, field, "max");
    if (required && min != null) {
      report.add(keys.lineOf("min"), field, "'required' and 'min' say the same twice", "Keep one.");
    }
    int least = min != null ? min : required ? 1 : 0;
    if (max != null && (max < least || max == 0)) {
      report.add(
          keys.lineOf("max"), field, "'max' is less than 'min' or zero", "Correct one of them.");
      return ANY;
    }
    return new Cardinality(least, max);
  }

  private static @Nullable Integer number(Keys keys, Report report, String field, String key) {
    String written = keys.word(key);
    if (written == null) {
      return null;
    }
    if (!written.matches("[0-9]{1,7}") || Integer.parseInt(written) > MOST) {
      report.add(keys.lineOf(key), field, "'" + key + "' is no number", "Write 0, 1, 2 and so on.");
      return null;
    }
    return Integer.valueOf(written);
  }

  boolean isAny() {
    return min == 0 && max == null;
  }

  /** Holds the submission if the number is another one; the message counts and quotes nothing. */
  void check(Where where, int count, String things, String path) {
    if (count < min) {
      throw where.failed(
          count == 0
              ? things + " are required, but " + path + " has none"
              : count + " " + things + " at " + path + ", but at least " + min + " are required");
    }
    if (max != null && count > max) {
      throw where.failed(
          count + " " + things + " at " + path + ", but at most " + max + " are allowed");
    }
  }
}
