package de.fallbruecke.route.doc;

import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.route.folder.Manifest;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.route.folder.ParameterType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a package down for people: what it does, for which services, from where to where each
 * value goes, what it leaves out and why, whose data it moves. One HTML page in German that prints
 * well and needs nothing else, and the picture of each route as SVG.
 */
public final class PackageDocument {
  private final Described described;
  private final Manifest manifest;
  private final Map<String, String> pictures = new LinkedHashMap<>();
  private final Markup html = new Markup();

  private PackageDocument(Described described) {
    this.described = described;
    this.manifest = described.checked().manifest();
    Flow.of(described.checked(), Map.of(), Locale.GERMAN)
        .forEach(flow -> pictures.put(flow.id(), flow.svg()));
  }

  /** The files of the description by their names. */
  public static SortedMap<String, byte[]> of(Described described) {
    PackageDocument document = new PackageDocument(described);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(document.manifest.id() + ".html", document.page().getBytes(StandardCharsets.UTF_8));
    document.pictures.forEach(
        (id, svg) -> files.put("flow-" + id + ".svg", svg.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private String page() {
    html.raw("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\">")
        .raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .element("title", manifest.title() + " – Routenpaket " + manifest.id())
        .raw("<style>" + PageStyle.CSS + "</style></head><body><main>\n");
    head();
    flow();
    targets();
    parameters();
    html.element("h2", "Felder");
    described.outlines().forEach(new MappingSection(html)::write);
    personalData();
    examples();
    changes();
    return html.raw("</main></body></html>\n").toString();
  }

  private void head() {
    html.element("p", "Routenpaket", "class", "kicker").element("h1", manifest.title());
    if (!manifest.description().isEmpty()) {
      html.element("p", manifest.description(), "class", "lead");
    }
    html.raw("<dl>");
    fact("Paket", manifest.id() + " " + manifest.version());
    fact("Leistungen", any(manifest.services(), "jede"));
    fact("Regionen (ARS/AGS)", any(manifest.regions(), "jede"));
    fact("Schemapakete", any(manifest.schemaPacks(), "jedes"));
    fact("Lizenz", manifest.licence());
    fact("Betreuung", manifest.maintainer());
    fact("SHA-512 des Inhalts", described.checked().hash());
    html.raw("</dl>\n");
  }

  private static String any(List<String> values, String none) {
    return values.isEmpty() ? none : String.join(", ", values);
  }

  private void fact(String name, String value) {
    html.element("dt", name).element("dd", value);
  }

  private void flow() {
    html.element("h2", "Ablauf");
    pictures.forEach(
        (id, svg) -> {
          if (pictures.size() > 1) {
            html.element("h3", id);
          }
          html.raw("<div class=\"flow\">").raw(svg).raw("</div>\n");
        });
  }

  private void targets() {
    html.element("h2", "Fachverfahren");
    html.table("Parameter", "Wofür");
    for (Parameter parameter : manifest.parameters().values()) {
      if (parameter.type() == ParameterType.TARGET) {
        html.row(parameter.name(), parameter.description());
      }
    }
    html.endTable();
  }

  private void parameters() {
    html.element("h2", "Was der Betreiber angibt");
    html.table("Parameter", "Ein Wert ist", "Vorgabe", "Wofür");
    for (Parameter parameter : manifest.parameters().values()) {
      html.row(
          parameter.name(),
          German.type(parameter),
          parameter.fallback() == null ? "keine, Angabe nötig" : parameter.fallback(),
          parameter.description());
    }
    html.endTable();
  }

  private void personalData() {
    html.element("h2", "Personenbezogene Daten");
    if (manifest.personalData().isEmpty()) {
      html.element("p", "Das Paket macht dazu keine Angaben.");
      return;
    }
    Manifest.PersonalData data = manifest.personalData().get();
    html.element(
        "p",
        "Vorschlag des Pakets für das Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO); die verantwortliche Stelle prüft ihn.");
    html.element("h3", "Zwecke").list(data.purposes());
    html.element("h3", "Rechtsgrundlage")
        .element("p", data.legalBasis().isEmpty() ? "keine Angabe" : data.legalBasis());
    html.element("h3", "Betroffene Personen");
    if (data.subjects().isEmpty()) {
      html.element("p", "keine Angabe");
    } else {
      html.list(data.subjects());
    }
    html.element("h3", "Kategorien von Daten").table("Kategorie", "Besondere Kategorie (Art. 9)");
    data.categories()
        .forEach(category -> html.row(category.name(), category.special() ? "ja" : "nein"));
    html.endTable();
  }

  private void examples() {
    html.element("h2", "Beispiele und Abdeckung");
    if (described.fixtures().isEmpty()) {
      html.element("p", "Es wurden keine Beispiele gerechnet.");
      return;
    }
    html.table("Beispiel", "Ergebnis", "wie erwartet", "Angaben", "davon offen");
    for (Described.Example example : described.fixtures()) {
      Coverage coverage = example.coverage();
      html.row(
          example.name(),
          German.outcome(example.outcome()),
          example.expected() ? "ja" : "nein",
          coverage == null ? "–" : German.coverage(coverage),
          coverage == null ? "–" : String.valueOf(coverage.openCount()));
    }
    html.endTable();
  }

  private void changes() {
    if (!manifest.changeLog().isEmpty()) {
      html.element("h2", "Änderungen").table("Version", "Datum", "Was sich ändert");
      manifest
          .changeLog()
          .forEach(change -> html.row(change.version(), German.date(change.date()), change.text()));
      html.endTable();
    }
  }
}
