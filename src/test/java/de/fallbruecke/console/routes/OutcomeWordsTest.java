package de.fallbruecke.console.routes;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.GateReport;
import de.fallbruecke.submission.ContentDefect;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run without effect made, and what speaks against an activation, in both languages. */
class OutcomeWordsTest {
  private final Wording german = in(Locale.GERMAN);
  private final Wording english = in(Locale.ENGLISH);

  @Test
  void everyDefectAndEveryHoldIsNamed() {
    assertThat(InstanceViews.outcome("case", german)).isEqualTo("Fall");
    assertThat(InstanceViews.outcome("defect SCHEMA_VIOLATION", german))
        .isEqualTo("fehlerhaft (Daten verletzen ihr Schema)");
    assertThat(InstanceViews.outcome("held FB-DEL-014", german))
        .isEqualTo("Klärung (FB-DEL-014 " + german.text("FB-DEL-014.title") + ")");
    for (ContentDefect.Kind kind : ContentDefect.Kind.values()) {
      assertThat(InstanceViews.outcome("defect " + kind, english)).doesNotContain(kind.name());
    }
  }

  @Test
  void whatSpeaksAgainstAnActivationIsSaidBesideItsDetails() {
    List<GateReport.Point> failed =
        Arrays.stream(GateReport.Check.values())
            .map(check -> new GateReport.Point(check, true, false, "in English"))
            .toList();
    GateReport report = new GateReport(next(), null, failed, List.of());
    assertThat(ChangeViews.points(report, german))
        .allSatisfy(point -> assertThat(point.detail()).isEqualTo("in English"))
        .extracting(ChangeView.Point::against)
        .doesNotContain("")
        .contains(
            "Version 2.0.0 des Pakets wohngeld ist mit anderem Inhalt bekannt. Der Herausgeber muss die Version erhöhen.")
        .isNotEqualTo(
            ChangeViews.points(report, english).stream().map(ChangeView.Point::against).toList());
  }

  private static Activation next() {
    return new Activation(
        1,
        "wohngeld",
        "musterkreis",
        Activation.Kind.ACTIVATED,
        Activation.Origin.COMMAND,
        "wohngeld",
        "2.0.0",
        "00",
        Map.of(),
        Instant.EPOCH,
        "erika",
        null,
        null);
  }

  private static Wording in(Locale locale) {
    return new Wording(Bundles.messages(), locale, Instant.EPOCH);
  }
}
