package de.fallbruecke.cli;

import de.fallbruecke.admin.view.StandardImport;
import de.fallbruecke.admin.view.StandardView;
import de.fallbruecke.platform.Json;
import de.fallbruecke.xoev.Validity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Packs as lines for people and as JSON for programs. */
final class SchemasText {
  private SchemasText() {}

  /** The day where the command runs. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  static String row(StandardView pack) {
    return "%-36s %-5s %-10s %s"
        .formatted(pack.reference(), pack.format(), state(pack), dates(pack));
  }

  static String head() {
    return "%-36s %-5s %-10s %s".formatted("PACK", "KIND", "STATE", "IN FORCE");
  }

  static List<String> lines(StandardView pack) {
    List<String> lines = new ArrayList<>();
    lines.add(pack.reference() + "  " + pack.title());
    line(lines, "state", state(pack));
    line(lines, "in force", dates(pack));
    line(lines, "identifier", pack.identifier());
    line(lines, "header", pack.header());
    all(lines, "schema URI", pack.schemaUris());
    all(lines, "root", pack.roots());
    line(
        lines,
        "types",
        pack.messageTypes().isEmpty() ? null : String.join(" ", pack.messageTypes()));
    all(lines, "namespace", pack.namespaces());
    all(lines, "with DOCTYPE", pack.doctypes());
    all(
        lines,
        "code list",
        pack.codeLists().stream()
            .map(
                list ->
                    "%s %s, %d codes%s"
                        .formatted(
                            list.uri(),
                            list.version(),
                            list.codes(),
                            list.validFrom() == null ? "" : ", from " + list.validFrom()))
            .toList());
    line(lines, "rules", pack.rules() == 0 ? null : pack.rules() + " (Schematron)");
    line(lines, "problem", pack.problem());
    return lines;
  }

  /** The pack, with what became of its import. */
  static ObjectNode json(StandardImport report) {
    ObjectNode json = Json.mapper().valueToTree(report.pack());
    json.set("missing", Json.mapper().valueToTree(report.missing()));
    json.set("problems", Json.mapper().valueToTree(report.problems()));
    json.set("notes", Json.mapper().valueToTree(report.notes()));
    return json;
  }

  /** Of a pack: what is wrong comes before what will be. */
  private static String state(StandardView pack) {
    return pack.problem() != null ? "UNUSABLE" : word(pack.validity());
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

  private static String dates(StandardView pack) {
    return dates(pack.validFrom(), pack.validTo());
  }

  static String dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    return "%s – %s".formatted(from == null ? "?" : from, to == null ? "?" : to);
  }

  private static void line(List<String> lines, String name, @Nullable Object value) {
    if (value != null) {
      lines.add("  %-14s%s".formatted(name, value));
    }
  }

  private static void all(List<String> lines, String name, List<String> values) {
    values.forEach(value -> line(lines, name, value));
  }
}
