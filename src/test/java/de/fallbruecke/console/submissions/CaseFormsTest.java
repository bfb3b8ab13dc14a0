package de.fallbruecke.console.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseFormats;
import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.RandomCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseFormsTest {
  /** Shown in words or in another notation. */
  private static final Set<String> TRANSLATED =
      Set.of(
          "role",
          "kind",
          "trustLevel",
          "type",
          "dateOfBirth",
          "applicationDate",
          "submittedAt",
          "receivedAt",
          "createdAt",
          "transactionTime",
          "currency",
          "purpose");

  private final CaseForms forms =
      new CaseForms(
          new Wording(Bundles.messages(), Locale.ENGLISH, ManualClock.standing().instant()));

  @Test
  void nothingThatTheApplicantSaidIsMissing() {
    var format = CaseFormats.plain();
    for (long seed = 0; seed < 100; seed++) {
      JsonNode record = Json.mapper().readTree(format.toJson(RandomCase.of(seed)));
      CaseForm form = forms.of(record);
      String shown = bare(form.toString());
      List<String> said = new ArrayList<>();
      collect(record, said);
      assertThat(said).isNotEmpty();
      assertThat(said).as("seed " + seed).allSatisfy(text -> assertThat(shown).contains(text));
    }
  }

  @Test
  void notationFollowsTheReadersLanguage() {
    CaseForm form =
        new CaseForms(
                new Wording(Bundles.messages(), Locale.GERMAN, ManualClock.standing().instant()))
            .of(
                Json.mapper()
                    .readTree(
                        SampleCase.JSON
                            .replace("@documentSize", "5")
                            .replace("@documentHash", "0f")));
    assertThat(form.toString())
        .contains("612,50 EUR", "01.11.2026", "10/1965", "Fernwärme", "nein", "Antragsteller/in");
    assertThat(form.documents()).singleElement().satisfies(one -> assertThat(one.main()).isTrue());
    assertThat(form.open()).singleElement().satisfies(one -> assertThat(one.count()).isEqualTo(2));
  }

  /** Without line breaks and without characters that are shown by their number. */
  private static String bare(String text) {
    return text.replaceAll("\\[U\\+[0-9A-F]+]|\\s", "");
  }

  private static boolean companion(String name, JsonNode owner) {
    return switch (name) {
      case "list", "listVersion" -> owner.has("value");
      case "name" -> owner.has("label");
      case "source" -> owner.has("label") && !owner.has("value");
      case "id" -> owner.has("mediaType");
      default -> false;
    };
  }

  private static void collect(JsonNode node, List<String> said) {
    for (var member : node.properties()) {
      if (TRANSLATED.contains(member.getKey()) || companion(member.getKey(), node)) {
        continue;
      }
      JsonNode value = member.getValue();
      boolean typed =
          member.getKey().equals("values")
              && !Set.of("text", "code").contains(node.path("type").asString(""));
      if (value.isString()) {
        said.add(bare(ForeignText.of(value.asString())));
      } else if (value.isObject()) {
        collect(value, said);
      } else if (value.isArray() && !typed) {
        value
            .values()
            .forEach(
                one -> {
                  if (one.isString()) {
                    said.add(bare(ForeignText.of(one.asString())));
                  } else {
                    collect(one, said);
                  }
                });
      }
    }
  }
}
