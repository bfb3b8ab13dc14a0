package de.fallbruecke.console;

import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.evidence.Entry;
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
  private final List<Dated> moments = new ArrayList<>();

  Timeline(Wording words) {
    this.words = words;
  }

  void add(Entry entry) {
    String kind = entry.event().kind();
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<String, String> fact : entry.event().facts().entrySet()) {
      facts.add(fact(fact.getKey(), fact.getValue()));
    }
    facts.add(Fact.technical(words.text("fact.hash"), entry.hash().substring(0, 16) + "…"));
    moments.add(
        new Dated(
            entry.at(),
            new SubmissionView.Moment(
                "entry-" + entry.number(),
                words.time(entry.at()),
                words.age(entry.at()),
                words.textOr("evidence." + kind, ForeignText.line(kind)),
                facts,
                entry.event().token() != null)));
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
      facts.add(Fact.of(words.text("attempt.detail"), ForeignText.of(attempt.detail())));
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
                false)));
  }

  /** Newest first; what happened at the same instant keeps the order in which it was added. */
  List<SubmissionView.Moment> newestFirst() {
    List<Dated> sorted = new ArrayList<>(moments);
    sorted.sort(Comparator.comparing(Dated::at));
    return sorted.reversed().stream().map(Dated::moment).toList();
  }

  private Fact fact(String name, String value) {
    String label = words.textOr("fact." + name, ForeignText.line(name));
    return switch (name) {
      case "code" -> Fact.of(label, value + " " + words.textOr(value + ".title", ""));
      case "from", "to" -> Fact.of(label, words.textOr("state." + value, ForeignText.line(value)));
      case "by", "reason", "target", "attempt", "problems", "type" ->
          Fact.of(label, ForeignText.line(value));
      case "foundThere" -> Fact.of(label, words.textOr("answer." + value, ForeignText.line(value)));
      default -> Fact.technical(label, ForeignText.line(value));
    };
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
