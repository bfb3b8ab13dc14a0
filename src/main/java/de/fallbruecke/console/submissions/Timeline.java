package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.proof.Checked;
import de.fallbruecke.proof.TokenVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Evidence and attempts of one submission, merged by time. */
final class Timeline {
  private record Dated(Instant at, SubmissionView.Moment moment) {}

  private final Wording words;
  private final FactWords labels;
  private final List<Dated> moments = new ArrayList<>();

  Timeline(Wording words) {
    this.words = words;
    this.labels = new FactWords(words);
  }

  void add(Checked.Link link) {
    Entry entry = link.entry();
    String kind = entry.event().kind();
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<String, String> fact : entry.event().facts().entrySet()) {
      facts.add(labels.of(kind, fact.getKey(), fact.getValue()));
    }
    facts.add(Fact.technical(words.text("fact.hash"), entry.hash().substring(0, 16) + "…"));
    moments.add(
        new Dated(
            entry.at(),
            new SubmissionView.Moment(
                "entry-" + entry.number(),
                words.time(entry.at()),
                words.age(entry.at()),
                labels.event(kind),
                facts,
                link.token() == TokenVerdict.NONE ? "" : link.token().name())));
  }

  void add(Delivery delivery, Attempt attempt) {
    Instant ended = attempt.endedAt();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(words.text("fact.target"), ForeignText.line(delivery.target())));
    facts.add(Fact.of(words.text("attempt.outcome"), outcome(attempt)));
    if (ended != null) {
      facts.add(Fact.of(words.text("attempt.ended"), words.time(ended)));
    }
    if (attempt.detail() != null) {
      facts.add(Fact.english(words.text("attempt.detail"), ForeignText.of(attempt.detail())));
    }
    moments.add(
        new Dated(
            attempt.startedAt(),
            new SubmissionView.Moment(
                "attempt-" + delivery.id() + "-" + attempt.number(),
                words.time(attempt.startedAt()),
                words.age(attempt.startedAt()),
                words.text("attempt.title", attempt.number()),
                facts,
                "")));
  }

  /** Newest first; what happened at the same instant keeps the order in which it was added. */
  List<SubmissionView.Moment> newestFirst() {
    List<Dated> sorted = new ArrayList<>(moments);
    sorted.sort(Comparator.comparing(Dated::at));
    return sorted.reversed().stream().map(Dated::moment).toList();
  }

  /** An outcome is stored as a word and, unless it is a success, a code. */
  private String outcome(Attempt attempt) {
    String stored = attempt.outcome();
    if (stored == null) {
      return words.text("outcome.OPEN");
    }
    String[] parts = stored.split(" ", 2);
    String word = words.textOr("outcome." + parts[0].toUpperCase(Locale.ROOT), parts[0]);
    return parts.length == 1
        ? word
        : word + " (" + parts[1] + ": " + words.textOr(parts[1] + ".title", parts[1]) + ")";
  }
}
