package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.submissions.CaseForm;
import de.fallbruecke.console.submissions.CaseForms;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.TestBench;
import de.fallbruecke.xoev.Validation;
import java.util.List;
import java.util.Locale;

/** Makes the result of the test bench. */
final class BenchViews {
  private BenchViews() {}

  static BenchView of(TestBench.Result result, Locale locale, Wording words) {
    TestBench.Made made = result.made();
    TestBench.Stopped stopped = result.stopped();
    CaseForm form =
        made == null ? null : new CaseForms(words).of(Json.mapper().readTree(made.json()));
    return new BenchView(
        result.pack() == null ? "" : result.pack(),
        new Validation(result.findings()).valid(),
        result.findings().stream().map(one -> found(one, locale, words)).toList(),
        stopped == null ? null : Trouble.of(stopped.code(), stopped.detail(), words),
        stopped != null && stopped.defective(),
        form,
        made != null && made.test(),
        made == null
            ? List.of()
            : made.wanted().stream()
                .map(one -> new BenchView.Delivery(one.target(), one.required()))
                .toList(),
        made == null ? null : numbers(made.coverage(), words));
  }

  private static BenchView.Found found(Validation.Finding one, Locale locale, Wording words) {
    return new BenchView.Found(
        words.text("bench.finding." + one.kind()),
        one.line() == 0 ? "–" : words.text("bench.place", one.line(), one.column()),
        ForeignText.line(one.path()),
        ForeignText.of(one.sentence(locale)),
        ForeignText.line(one.rule()));
  }

  private static InstanceView.Numbers numbers(Coverage coverage, Wording words) {
    return new InstanceView.Numbers(
        words.text("bench.message"),
        coverage.total(),
        coverage.mapped(),
        coverage.attached(),
        coverage.ignored(),
        coverage.openCount(),
        Shares.of((long) coverage.total() - coverage.openCount(), coverage.total(), words));
  }
}
