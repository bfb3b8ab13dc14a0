package de.fallbruecke.route;

import de.fallbruecke.route.folder.Parameter;
import org.jspecify.annotations.Nullable;

/** Values for a trial, where no site gives its own. */
final class SampleValues {
  private SampleValues() {}

  /** The default, else a value of the type; of names the name of the parameter itself. */
  static String of(Parameter parameter) {
    @Nullable String fallback = parameter.fallback();
    if (fallback != null) {
      return fallback;
    }
    return switch (parameter.type()) {
      case SERVICE -> "urn:fallbruecke:fixture:" + parameter.name();
      case CHOICE -> parameter.limits().values().getFirst();
      case INTEGER -> integer(parameter.limits());
      case BOOLEAN -> "true";
      default -> parameter.name();
    };
  }

  private static String integer(Parameter.Limits limits) {
    Integer least = limits.min();
    Integer most = limits.max();
    return String.valueOf(least != null ? least : most != null ? most : 1);
  }
}
