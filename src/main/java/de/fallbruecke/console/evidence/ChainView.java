package de.fallbruecke.console.evidence;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.proof.Checked;
import de.fallbruecke.submission.Submission;
import java.util.List;

/** The chain of one submission, in order, checked just now. */
record ChainView(
    String id,
    String heading,
    Badge state,
    boolean intact,
    int brokenAt,
    long valid,
    long invalid,
    long withoutKey,
    List<ChainView.Row> rows) {

  /** An entry. */
  record Row(
      int number,
      String time,
      String title,
      List<Fact> facts,
      String hash,
      boolean intact,
      String token) {}

  static ChainView of(Submission submission, Checked checked, EvidenceWords labels, Wording words) {
    return new ChainView(
        submission.id().toString(),
        heading(submission, words),
        Badge.of(submission.state(), words),
        checked.intact(),
        checked.brokenAt(),
        checked.count(de.fallbruecke.proof.TokenVerdict.VALID),
        checked.count(de.fallbruecke.proof.TokenVerdict.INVALID),
        checked.count(de.fallbruecke.proof.TokenVerdict.NO_KEY),
        checked.links().stream().map(link -> row(link, labels)).toList());
  }

  static String heading(Submission submission, Wording words) {
    String name = ForeignText.line(submission.serviceName());
    return name.isEmpty() ? words.text("service.unknown") : name;
  }

  private static Row row(Checked.Link link, EvidenceWords labels) {
    Entry entry = link.entry();
    return new Row(
        entry.number(),
        labels.time(entry.at()),
        labels.kind(entry.event().kind()),
        entry.event().facts().entrySet().stream()
            .map(fact -> labels.facts().of(entry.event().kind(), fact.getKey(), fact.getValue()))
            .toList(),
        entry.hash(),
        link.intact(),
        link.token().name());
  }
}
