package de.fallbruecke.console.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.mapping.SourceNode;
import de.fallbruecke.mapping.SourceNode.CaseField;
import de.fallbruecke.mapping.SourceNode.Fate;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceViewsTest {
  private static final Wording GERMAN =
      new Wording(Bundles.messages(), Locale.GERMAN, Instant.parse("2026-11-02T08:00:00Z"));

  @Test
  void aLeafStandsBesideTheFieldsThatWereMadeOfItUnderTheirLabels() {
    SourceView view =
        view(
            node(
                "antrag",
                leaf("miete", "612,50", Fate.MAPPED, new CaseField("fields.miete", "612.50", null)),
                leaf(
                    "land",
                    "000",
                    Fate.MAPPED,
                    new CaseField("applicants.person.nationalities", "000", "deutsch")),
                leaf("rest", "?", Fate.OPEN)),
            false);

    assertThat(view.rows())
        .extracting(SourceView.Row::name)
        .containsExactly("antrag", "miete", "land", "rest");
    assertThat(view.rows().get(1).made())
        .containsExactly(new SourceView.Made("Monatliche Miete", "612.50"));
    assertThat(view.rows().get(2).made().getFirst().value()).isEqualTo("deutsch (000)");
    assertThat(view.rows().get(2).made().getFirst().field()).contains("Staatsangehörigkeit");
    assertThat(view.counts()).isEqualTo(new SourceView.Counts(2, 0, 0, 1));
    assertThat(view.by()).isEqualTo("wohngeld 1.0.0");
  }

  @Test
  void onlyWhatNobodyAccountsForIsShownWithItsPathIfThatIsAskedFor() {
    SourceView view =
        view(node("a", node("b", leaf("c", "1", Fate.OPEN)), leaf("d", "2", Fate.IGNORED)), true);

    assertThat(view.rows()).extracting(SourceView.Row::name).containsExactly("/a/b/c");
    assertThat(view.counts().ignored()).isEqualTo(1);
  }

  @Test
  void aLargeSourceIsCutAndSaysHowMuchIsMissing() {
    SourceNode[] many =
        IntStream.range(0, 5000)
            .mapToObj(i -> leaf("x", "A".repeat(i == 0 ? 1_000_000 : 1), Fate.OPEN))
            .toArray(SourceNode[]::new);

    SourceView view = view(node("a", many), false);

    assertThat(view.rows()).hasSize(1500);
    assertThat(view.left()).isEqualTo(3501);
    assertThat(view.counts().open()).isEqualTo(5000);
    assertThat(view.rows().get(1).value()).hasSizeLessThan(5000);
  }

  @Test
  void whatCannotBeComparedSaysWhy() {
    assertThat(
            SourceViews.of(new Comparison.TooLarge(9_000_000, 4_000_000), false, GERMAN).tooLarge())
        .contains("9,0 MB");
    assertThat(
            SourceViews.of(
                    new Comparison.Untold(leaf("a", "1", Fate.NONE), FaultCode.NO_ROUTE),
                    false,
                    GERMAN)
                .notice())
        .isNotNull();
  }

  private static SourceView view(SourceNode root, boolean onlyOpen) {
    return SourceViews.of(
        new Comparison.Told(root, "wohngeld", "1.0.0", Map.of("fields.miete", "Monatliche Miete")),
        onlyOpen,
        GERMAN);
  }

  private static SourceNode node(String name, SourceNode... children) {
    return new SourceNode(name, null, Fate.NONE, null, List.of(), List.of(children));
  }

  private static SourceNode leaf(String name, String value, Fate fate, CaseField... fields) {
    return new SourceNode(name, value, fate, null, List.of(fields), List.of());
  }
}
