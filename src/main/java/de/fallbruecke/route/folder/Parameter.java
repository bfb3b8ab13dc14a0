package de.fallbruecke.route.folder;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that a site gives to a package.
 *
 * @param fallback value of an instance that names none; null if every instance must
 * @param limits what else a value must be, beside its type
 */
public record Parameter(
    String name, ParameterType type, String description, @Nullable String fallback, Limits limits) {
  /** Whether the value is of the type and within the limits. */
  public boolean admits(String value) {
    return type.admits(value) && limits.admit(type, value);
  }

  /** What a value is, for people. */
  public String expected() {
    return type.description() + limits.description();
  }

  /**
   * Limits; each null or empty if there is none.
   *
   * @param values the choices
   * @param min least integer
   * @param max greatest integer
   * @param pattern form of a text, see {@link TextForm}
   */
  public record Limits(
      List<String> values, @Nullable Integer min, @Nullable Integer max, @Nullable String pattern) {
    /** No limits. */
    public static final Limits NONE = new Limits(List.of(), null, null, null);

    public Limits {
      values = List.copyOf(values);
    }

    boolean admit(ParameterType type, String value) {
      boolean number = type == ParameterType.INTEGER;
      return (values.isEmpty() || values.contains(value))
          && (!number || min == null || Integer.parseInt(value) >= min)
          && (!number || max == null || Integer.parseInt(value) <= max)
          && (pattern == null || Pattern.matches(pattern, value));
    }

    String description() {
      return (values.isEmpty() ? "" : ": " + String.join(", ", values))
          + (min == null ? "" : ", at least " + min)
          + (max == null ? "" : ", at most " + max)
          + (pattern == null ? "" : " of the form " + pattern);
    }
  }
}
