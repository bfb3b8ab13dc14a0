package de.fallbruecke.console.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.bulk.Search;
import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How the submissions of a job were chosen is said in the language of the page. */
class ScopeWordsTest {
  private static final Instant MORNING = Instant.parse("2026-07-01T06:00:00Z");

  private final ScopeWords german = in(Locale.GERMAN);

  @Test
  void everyPartOfASearchHasItsLabelAndItsWords() {
    Search all =
        new Search(
            SubmissionState.HELD,
            "musterkreis",
            "soziales",
            "urn:x:leistung",
            "sozialhilfe-fv",
            FaultCode.TARGET_DIRECTORY_MISSING,
            "SH-7",
            "Akte, text 4",
            MORNING,
            MORNING,
            true,
            DeliveryState.UNKNOWN,
            MORNING,
            null);
    assertThat(german.of(all.describe()))
        .isEqualTo(
            "Zustand: In Klärung, Mandant: musterkreis, Zustellpunkt: soziales,"
                + " Leistung: urn:x:leistung, Fachverfahren: sozialhilfe-fv,"
                + " Zustand der Übergabe: Ausgang unbekannt,"
                + " Fehlercode: FB-DEL-014 "
                + Bundles.messages().getMessage("FB-DEL-014.title", null, Locale.GERMAN)
                + ", Fallnummer: SH-7, Suchtext: Akte, text 4,"
                + " Angekündigt vor: 01.07.2026, 08:00:00,"
                + " Angekündigt ab: 01.07.2026, 08:00:00,"
                + " Übergeben ab: 01.07.2026, 08:00:00, Nur Testnachrichten");
    assertThat(in(Locale.ENGLISH).of("state HELD, test false"))
        .isEqualTo("State: On hold, No test messages");
  }

  @Test
  void whatWasPickedIsSaidToo() {
    assertThat(german.of("all")).isEqualTo("Alle");
    assertThat(german.of("12 by id")).isEqualTo("12 einzeln ausgewählt");
    assertThat(german.of("0b9b9b58-2f9c-4b0e-8d5e-7b3d3f0c9a11")).startsWith("Einreichung 0b9b");
  }

  @Test
  void whatReadsOtherwiseIsShownAsItIs() {
    assertThat(german.of("as before")).isEqualTo("as before");
    assertThat(german.of("state NEVER")).isEqualTo("Zustand: NEVER");
    assertThat(german.of("")).isEmpty();
  }

  private static ScopeWords in(Locale locale) {
    return new ScopeWords(new Wording(Bundles.messages(), locale, MORNING));
  }
}
