package de.fallbruecke.route.doc;

import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.mapping.MappingOutline.FieldOutline;
import de.fallbruecke.mapping.MappingOutline.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of one mapping: which case field comes from where. */
final class MappingSection {
  private final Markup html;
  private final FieldNames names = new FieldNames();

  MappingSection(Markup html) {
    this.html = html;
  }

  void write(String file, MappingOutline outline) {
    html.element("h3", file);
    if (outline.source() == MappingOutline.Kind.STYLESHEET) {
      html.element("p", "Ein XSLT-Stylesheet bildet den Fall; seine Felder stehen in der Datei.");
    } else {
      html.element(
          "p",
          "%d Regeln für eine Quelle in %s. Pfade gelten ab dem Wurzelelement oder dem genannten Block."
              .formatted(outline.fields().size(), outline.source()));
      html.table("Feld des Falls", "Stelle in der Quelle", "Umwandlung", "Bedingung und Anzahl");
      outline.fields().forEach(this::field);
      html.endTable();
    }
    named("Ausgelassen, mit Grund", outline.ignored());
    named("Reist nur im Dokument mit", outline.attached());
    named("Geht in anderer Form in den Fall ein", outline.converted());
  }

  private void field(FieldOutline field) {
    html.open("tr").open("td").element("strong", title(field)).raw("<br>");
    html.element("code", field.field()).close("td").open("td");
    source(field);
    html.close("td").element("td", conversion(field)).element("td", demands(field)).close("tr");
    html.raw("\n");
  }

  private String title(FieldOutline field) {
    return field.label() == null ? names.of(field.field()) : field.label();
  }

  private void source(FieldOutline field) {
    if (!field.each().isEmpty()) {
      html.element("span", "je " + String.join(" › ", field.each()) + ":", "class", "each");
      html.raw("<br>");
    }
    if (field.value() != null) {
      html.text("fester Wert ").element("code", field.value());
    }
    for (int i = 0; i < field.paths().size(); i++) {
      html.raw(i == 0 ? "" : "<br>").element("code", field.paths().get(i));
    }
  }

  private static String conversion(FieldOutline field) {
    String name =
        switch (field.conversion()) {
          case "text" -> "Text, wie empfangen";
          case "date" -> "Datum";
          case "partialDate" -> "Datum, auch teilweise bekannt";
          case "boolean" -> "ja oder nein";
          case "present" -> "ja, wenn vorhanden";
          case "decimal" -> "Zahl";
          case "money" -> "Geldbetrag";
          case "code" -> "Code mit Bezeichnung";
          case "country" -> "Staat";
          case "ags" -> "AGS, 8 Stellen";
          case "ars" -> "ARS, 12 Stellen";
          case "iban" -> "IBAN, geprüft";
          case "word" -> "Wort";
          default -> field.conversion();
        };
    Map<String, String> options = new TreeMap<>(field.options());
    return options.isEmpty()
        ? name
        : name
            + " ("
            + options.entrySet().stream()
                .map(option -> option.getKey() + ": " + option.getValue())
                .collect(Collectors.joining("; "))
            + ")";
  }

  private static String demands(FieldOutline field) {
    List<String> demands = new ArrayList<>();
    field.conditions().forEach(condition -> demands.add("wenn " + condition));
    if (field.fallback() != null) {
      demands.add("sonst " + field.fallback());
    }
    Integer max = field.max();
    boolean word = field.conversion().equals("word");
    if (!word && max != null && field.min() == max) {
      demands.add("genau " + max + "-mal");
    } else if (!word && (field.min() > 0 || max != null)) {
      demands.add(
          (field.min() > 0 ? "mindestens " + field.min() + "-mal" : "")
              + (max == null ? "" : " höchstens " + max + "-mal"));
    }
    return String.join("; ", demands).strip();
  }

  private void named(String title, List<Named> entries) {
    if (entries.isEmpty()) {
      return;
    }
    html.element("h4", title).table("Stelle in der Quelle", "Grund");
    for (Named entry : entries) {
      html.open("tr").open("td").element("code", entry.path()).close("td");
      html.element("td", entry.reason()).close("tr").raw("\n");
    }
    html.endTable();
  }
}
