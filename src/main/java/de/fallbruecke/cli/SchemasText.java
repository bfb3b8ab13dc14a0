package de.fallbruecke.cli;

import de.fallbruecke.xoev.ImportReport;
import de.fallbruecke.xoev.PackDetails;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SourceDocument;
import de.fallbruecke.xoev.Validity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packs as lines for people and as JSON for programs. */
final class SchemasText {
  private final LocalDate today;

  SchemasText(LocalDate today) {
    this.today = today;
  }

  /** The day where the command runs. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  String row(PackDetails details) {
    SchemaPack pack = details.pack();
    return "%-36s %-5s %-10s %s"
        .formatted(pack.reference(), format(details), state(details), dates(pack.validity()));
  }

  static String head() {
    return "%-36s %-5s %-10s %s".formatted("PACK", "KIND", "STATE", "IN FORCE");
  }

  List<String> lines(PackDetails details) {
    SchemaPack pack = details.pack();
    List<String> lines = new ArrayList<>();
    lines.add(pack.reference() + "  " + pack.title());
    line(lines, "state", state(details));
    line(lines, "in force", dates(pack.validity()));
    line(lines, "identifier", details.identifier());
    line(lines, "header", details.header());
    all(lines, "schema URI", pack.schemaUris());
    all(lines, "root", pack.roots());
    line(
        lines,
        "types",
        pack.messageTypes().isEmpty() ? null : String.join(" ", pack.messageTypes()));
    all(lines, "namespace", details.namespaces());
    all(lines, "with DOCTYPE", details.doctypes());
    all(
        lines,
        "code list",
        details.codeLists().stream()
            .map(
                list ->
                    "%s %s, %d codes%s"
                        .formatted(
                            list.uri(),
                            list.version(),
                            list.codes(),
                            list.validity().from() == null
                                ? ""
                                : ", from " + list.validity().from()))
            .toList());
    line(lines, "rules", details.rules() == 0 ? null : details.rules() + " (Schematron)");
    line(lines, "problem", details.problem());
    return lines;
  }

  Map<String, Object> json(PackDetails details) {
    SchemaPack pack = details.pack();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", pack.name());
    json.put("version", pack.version());
    json.put("title", pack.title());
    json.put("synthetic", pack.synthetic());
    json.put("format", format(details));
    json.put("identifier", details.identifier());
    json.put("header", details.header());
    json.put("validFrom", text(pack.validity().from()));
    json.put("validTo", text(pack.validity().to()));
    json.put("validity", pack.validity().on(today));
    json.put("schemaUris", pack.schemaUris());
    json.put("roots", pack.roots());
    json.put("messageTypes", pack.messageTypes());
    json.put("namespaces", details.namespaces());
    json.put("doctypes", details.doctypes());
    json.put("codeLists", details.codeLists().stream().map(SchemasText::json).toList());
    json.put("rules", details.rules());
    json.put("problem", details.problem());
    return json;
  }

  Map<String, Object> json(ImportReport report) {
    Map<String, Object> json = json(report.details());
    json.put("missing", report.missing());
    json.put("problems", report.problems());
    json.put("notes", report.notes());
    return json;
  }

  private static Map<String, Object> json(PackDetails.ListVersion list) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uri", list.uri());
    json.put("version", list.version());
    json.put("codes", list.codes());
    json.put("validFrom", text(list.validity().from()));
    return json;
  }

  /** Of a pack: what is wrong comes before what will be. */
  private String state(PackDetails details) {
    return details.problem() != null ? "UNUSABLE" : word(details.pack().validity().on(today));
  }

  static String word(Validity.State state) {
    return switch (state) {
      case UNKNOWN -> "no dates";
      case NOT_YET -> "not yet";
      case IN_FORCE -> "in force";
      case EXPIRING -> "EXPIRING";
      case EXPIRED -> "EXPIRED";
    };
  }

  static String dates(Validity validity) {
    return "%s – %s"
        .formatted(
            validity.from() == null ? "?" : validity.from(),
            validity.to() == null ? "?" : validity.to());
  }

  private static String format(PackDetails details) {
    return details.format() == SourceDocument.Format.XML ? "xml" : "json";
  }

  private static void line(List<String> lines, String name, @Nullable Object value) {
    if (value != null) {
      lines.add("  %-14s%s".formatted(name, value));
    }
  }

  private static void all(List<String> lines, String name, List<String> values) {
    values.forEach(value -> line(lines, name, value));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
