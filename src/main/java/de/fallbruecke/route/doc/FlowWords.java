package de.fallbruecke.route.doc;

import java.util.Locale;

/** The words of a picture in one language. */
record FlowWords(
    String title,
    String entrance,
    String destination,
    String otherwise,
    String when,
    String and,
    String or,
    String log,
    String end,
    String header,
    String headerRequired,
    String headerOptional,
    String validate,
    String schemaRequired,
    String schemaOptional,
    String map,
    String target,
    String notAwaited) {

  static final FlowWords GERMAN =
      new FlowWords(
          "Ablauf der Route",
          "Eingang über",
          "Zustellpunkt",
          "sonst",
          "wenn",
          "und",
          "oder",
          "Zeile im Protokoll",
          "Ende",
          "Nachrichtenkopf lesen",
          "fehlt er: Klärung",
          "darf fehlen",
          "Gegen das Schema prüfen",
          "Schema unbekannt: Klärung",
          "Schema darf unbekannt sein",
          "Fall bilden",
          "Übergabe an Fachverfahren",
          "(Quittung wartet nicht)");

  private static final FlowWords ENGLISH =
      new FlowWords(
          "Steps of route",
          "Entrance by",
          "destination",
          "otherwise",
          "if",
          "and",
          "or",
          "Line in the log",
          "End",
          "Read the message header",
          "if missing: hold",
          "may be missing",
          "Validate against the schema",
          "schema unknown: hold",
          "schema may be unknown",
          "Make the case",
          "Delivery to target",
          "(receipt does not wait)");

  static FlowWords in(Locale language) {
    return language.getLanguage().equals("en") ? ENGLISH : GERMAN;
  }
}
