package de.fallbruecke.route;

import de.fallbruecke.route.folder.Manifest;
import org.jspecify.annotations.Nullable;

/** Values for a trial, where no site gives its own. */
final class SampleValues {
  private SampleValues() {}

  /** The default, else a value of the type; of names the name of the parameter itself. */
  static String of(Manifest.Parameter parameter) {
    @Nullable String fallback = parameter.fallback();
    if (fallback != null) {
      return fallback;
    }
    return switch (parameter.type()) {
      case SERVICE -> "urn:fallbruecke:fixture:" + parameter.name();
      case INTEGER -> "1";
      case BOOLEAN -> "true";
      default -> parameter.name();
    };
  }
}
