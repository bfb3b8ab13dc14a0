package de.fallbruecke.console.evidence;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.proof.ProofReport;
import de.fallbruecke.proof.ProofReport.Check;
import de.fallbruecke.proof.ProofReport.Result;
import java.util.List;
import java.util.Optional;

/**
 * What the check of a proof file found, as the template shows it.
 *
 * @param kind of the alert: success, warning, danger
 * @param verdict in one sentence
 * @param reason the first check that failed or could not be made; empty if all is proven
 * @param submission id of what it is about, if the reader may see it; else empty
 */
record ProofView(
    String kind, String verdict, String reason, String submission, List<ProofView.Line> lines) {
  /** One check. */
  record Line(Badge result, String text, String detail) {}

  static ProofView of(ProofReport report, boolean visible, Wording words) {
    String verdict = report.proven() ? "good" : report.good() ? "partly" : "bad";
    return new ProofView(
        report.proven() ? "success" : report.good() ? "warning" : "danger",
        words.text("proof." + verdict),
        first(report, Result.BAD)
            .or(() -> first(report, Result.UNKNOWN))
            .map(line -> text(line, words))
            .orElse(""),
        visible ? report.submission().map(Object::toString).orElse("") : "",
        report.lines().stream().map(line -> line(line, words)).toList());
  }

  private static Optional<ProofReport.Line> first(ProofReport report, Result result) {
    return report.lines().stream().filter(line -> line.result() == result).findFirst();
  }

  private static Line line(ProofReport.Line line, Wording words) {
    String label = words.text("proof.result." + line.result());
    Badge badge =
        switch (line.result()) {
          case GOOD -> new Badge("success", "success", label);
          case BAD -> new Badge("danger", "danger", label);
          case UNKNOWN -> new Badge("warning", "help", label);
        };
    return new Line(badge, text(line, words), detail(line));
  }

  private static String text(ProofReport.Line line, Wording words) {
    return words.text("proof.check." + line.check() + "." + line.result());
  }

  /** Whose key it was, and which file it is; counts say nothing to people. */
  private static String detail(ProofReport.Line line) {
    boolean told =
        line.check() == Check.SIGNER
            || (line.check() == Check.FILES && line.result() == Result.BAD);
    return told ? ForeignText.line(line.detail()) : "";
  }
}
