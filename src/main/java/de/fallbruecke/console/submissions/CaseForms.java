package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.submissions.CaseForm.Answer;
import de.fallbruecke.console.submissions.CaseForm.Section;
import de.fallbruecke.console.submissions.CaseForm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Turns the JSON of a case record into a form. It knows the few shapes of the record (a question of
 * the service, a group of them, a code, an id with its scheme) and treats all else by its name: a
 * new part of the schema is shown without a change here, at worst under its technical name.
 */
public final class CaseForms {
  private static final Set<String> ELSEWHERE = Set.of("documents", "coverage");
  private static final Set<String> DATES =
      Set.of(
          "applicationDate",
          "dateOfBirth",
          "submittedAt",
          "receivedAt",
          "createdAt",
          "transactionTime");

  private final Wording words;

  public CaseForms(Wording words) {
    this.words = words;
  }

  public CaseForm of(JsonNode record) {
    return new CaseForm(
        sections(record),
        elements(record.path("documents")).map(this::document).toList(),
        elements(record.path("coverage").path("openPaths"))
            .map(
                path ->
                    new CaseForm.Open(
                        ForeignText.line(path.path("value").asString("")),
                        path.path("count").asInt(0)))
            .toList());
  }

  /** The root's own values come first, under a title of their own. */
  private List<Section> sections(JsonNode record) {
    Section whole = section("", record);
    List<Section> all = new ArrayList<>();
    all.add(new Section(words.text("case.self"), whole.answers(), List.of()));
    all.addAll(whole.sections());
    return List.copyOf(all);
  }

  private Section section(String title, JsonNode object) {
    List<Answer> answers = new ArrayList<>();
    List<Section> inner = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (ELSEWHERE.contains(name)) {
        continue;
      }
      switch (name) {
        case "fields" -> elements(value).map(this::question).forEach(answers::add);
        case "groups" ->
            elements(value)
                .map(group -> section(ForeignText.line(group.path("label").asString("")), group))
                .forEach(inner::add);
        case "externalIds" ->
            elements(value)
                .map(
                    id ->
                        new Answer(
                            ForeignText.line(id.path("scheme").asString("")),
                            List.of(plain(name, id.path("value")))))
                .forEach(answers::add);
        default -> add(name, value, object, answers, inner);
      }
    }
    return new Section(title, List.copyOf(answers), List.copyOf(inner));
  }

  private void add(
      String name, JsonNode value, JsonNode object, List<Answer> answers, List<Section> inner) {
    boolean partOfGroup = object.has("label") && (object.has("fields") || object.has("groups"));
    if (partOfGroup && Set.of("name", "label", "source").contains(name)) {
      return;
    }
    String label = words.textOr("case." + name, name);
    if (isCode(value)) {
      answers.add(new Answer(label, List.of(code(value))));
    } else if (value.isObject()) {
      inner.add(section(label, value));
    } else if (value.isArray() && elements(value).allMatch(one -> isCode(one) || !one.isObject())) {
      answers.add(
          new Answer(
              label,
              elements(value).map(one -> isCode(one) ? code(one) : plain(name, one)).toList()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        inner.add(section(value.size() == 1 ? label : label + " " + (i + 1), value.get(i)));
      }
    } else {
      answers.add(new Answer(label, List.of(plain(name, value))));
    }
  }

  private Answer question(JsonNode field) {
    String type = field.path("type").asString("text");
    return new Answer(
        ForeignText.line(field.path("label").asString("")),
        elements(field.path("values"))
            .map(
                value ->
                    value.has("label")
                        ? code(value)
                        : new Value(
                            typed(type, value.path("value").asString(""), value),
                            "",
                            ForeignText.line(value.path("source").asString(""))))
            .toList());
  }

  private String typed(String type, String written, JsonNode value) {
    return switch (type) {
      case "date", "partialDate" -> words.date(written);
      case "boolean" -> yesOrNo(written);
      case "money" ->
          ForeignText.of(decimal(written) + " " + value.path("currency").asString("EUR"));
      case "decimal" -> ForeignText.of(decimal(written));
      default -> ForeignText.of(written);
    };
  }

  private String decimal(String written) {
    return written.replace('.', words.text("format.decimalPoint").charAt(0));
  }

  private Value plain(String name, JsonNode value) {
    String written = value.asString("");
    if (value.isBoolean()) {
      return new Value(yesOrNo(written), "", "");
    }
    String shown =
        DATES.contains(name)
            ? words.date(written)
            : words.textOr("case." + name + "." + written, written);
    return new Value(ForeignText.of(shown), "", "");
  }

  private Value code(JsonNode code) {
    String written = ForeignText.line(code.path("value").asString(""));
    String label = ForeignText.of(code.path("label").asString(""));
    return new Value(
        label.isEmpty() ? written : label,
        label.isEmpty() ? "" : written,
        ForeignText.line(code.path("source").asString("")));
  }

  private CaseForm.Document document(JsonNode document) {
    return new CaseForm.Document(
        ForeignText.line(document.path("filename").asString("")),
        ForeignText.line(document.path("mediaType").asString("")),
        purpose(document.path("purpose").asString("")),
        ForeignText.of(document.path("description").asString("")),
        words.size(document.path("size").asLong(0)),
        ForeignText.line(document.path("sha512").asString("")),
        document.path("main").asBoolean(false),
        document.path("original").asBoolean(false));
  }

  private String purpose(String written) {
    return written.isEmpty()
        ? ""
        : words.textOr("case.purpose." + written, ForeignText.line(written));
  }

  private String yesOrNo(String written) {
    return words.textOr("answer." + written, ForeignText.line(written));
  }

  private static boolean isCode(JsonNode node) {
    return node.isObject()
        && node.has("value")
        && Set.of("value", "label", "list", "listVersion").containsAll(node.propertyNames());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.isArray() ? array.values().stream() : Stream.empty();
  }
}
