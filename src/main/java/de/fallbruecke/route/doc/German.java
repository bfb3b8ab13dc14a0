package de.fallbruecke.route.doc;

import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.route.folder.Parameter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Facts of a package in German words. */
final class German {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  private German() {}

  static String date(LocalDate date) {
    return DATE.format(date);
  }

  static String type(Parameter parameter) {
    Parameter.Limits limits = parameter.limits();
    String type =
        switch (parameter.type()) {
          case DESTINATION -> "Name eines Zustellpunkts";
          case TARGET -> "Name eines Fachverfahrens";
          case SERVICE -> "Leistungsschlüssel (URN)";
          case TEXT -> "Text" + (limits.pattern() == null ? "" : " der Form " + limits.pattern());
          case CHOICE -> "eines von: " + String.join(", ", limits.values());
          case INTEGER -> "ganze Zahl";
          case BOOLEAN -> "true oder false";
        };
    return type
        + (limits.min() == null ? "" : " ab " + limits.min())
        + (limits.max() == null ? "" : " bis " + limits.max());
  }

  static String outcome(String outcome) {
    if (outcome.equals("case")) {
      return "Fall";
    }
    return outcome.replace("defect ", "fehlerhaft: ").replace("held ", "Klärung: ");
  }

  static String coverage(Coverage coverage) {
    return "%d: %d im Fall, %d nur im Dokument, %d ausgelassen"
        .formatted(coverage.total(), coverage.mapped(), coverage.attached(), coverage.ignored());
  }
}
