package de.fallbruecke.route.folder;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Types of parameters; each admits an alphabet in which no route can be written. */
public enum ParameterType {
  /** Name of a configured destination. */
  DESTINATION("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", "the name of a destination"),
  /** Name of a configured target. */
  TARGET("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", "the name of a target"),
  /** A service key. */
  SERVICE("urn:[a-z0-9][a-z0-9-]{0,31}:[A-Za-z0-9._:-]{1,200}", "a service key, a URN"),
  /** Letters, digits, blank and . _ : / + @ - */
  TEXT("[\\p{L}\\p{M}\\p{N}._:/+@ -]{1,200}", "text of letters, digits, blanks and . _ : / + @ -"),
  /** One of the values that the package names, each a text. */
  CHOICE("[\\p{L}\\p{M}\\p{N}._:/+@ -]{1,200}", "one of the values"),
  /** Up to nine digits. */
  INTEGER("-?[0-9]{1,9}", "a whole number"),
  /** true or false. */
  BOOLEAN("true|false", "true or false");

  private final Pattern form;
  private final String description;

  ParameterType(String form, String description) {
    this.form = Pattern.compile(form);
    this.description = description;
  }

  /** By its name in package.yaml, which is lower case. */
  static Optional<ParameterType> of(String name) {
    for (ParameterType type : values()) {
      if (type.key().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Name in package.yaml. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the value is of this type. */
  public boolean admits(String value) {
    return form.matcher(value).matches();
  }

  /** What a value of this type is, for people. */
  public String description() {
    return description;
  }
}
