package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one place that turns a defect into a rejection or a hold. The decision is committed here; the
 * remote side hears of it in the task confirm (facts/fit-connect §15: a reject is terminal, so a
 * lost answer must lead to the same reject with the same problems).
 */
final class Verdict {
  private final Ledger ledger;
  private final Agenda agenda;
  private final Clock clock;

  Verdict(Ledger ledger, Agenda agenda, Clock clock) {
    this.ledger = ledger;
    this.agenda = agenda;
    this.clock = clock;
  }

  /** Inside a transaction. */
  void on(Submission submission, Reception.Defective defect) {
    if (!defect.rejectable()) {
      ledger.hold(submission, defect.code(), text(defect), defect.evidence());
      return;
    }
    Submission rejecting =
        submission.rejecting(
            Json.mapper().writeValueAsString(new Decision.Reject(defect.problems())),
            defect.memo(),
            clock.instant());
    List<Event> events = new ArrayList<>(defect.evidence());
    events.add(
        Event.of(
            rejecting.state().name(),
            Map.of(
                "code",
                defect.code().code(),
                "problems",
                defect.problems().stream()
                    .map(p -> p.type() + " (" + p.instance() + ")")
                    .collect(Collectors.joining(", ")))));
    ledger.book(rejecting, events);
    agenda.plan(Task.CONFIRM, rejecting.id(), rejecting.version());
  }

  /**
   * A person has decided, with evidence of who and why; inside a transaction. Returns what is
   * stored.
   */
  Submission byPerson(Submission held, Problem problem, List<Event> evidence) {
    Submission rejecting =
        held.rejecting(
            Json.mapper().writeValueAsString(new Decision.Reject(List.of(problem))),
            null,
            clock.instant());
    ledger.book(rejecting, evidence);
    agenda.plan(Task.CONFIRM, rejecting.id(), rejecting.version());
    return rejecting;
  }

  /** The rejection that was stored. */
  static Decision.Reject stored(Submission rejecting) {
    String decision = rejecting.decision();
    if (decision == null) {
      throw new IllegalStateException("Submission " + rejecting.id() + " has no stored decision");
    }
    return Json.mapper().readValue(decision, Decision.Reject.class);
  }

  private static String text(Reception.Defective defect) {
    return defect.problems().stream()
        .map(Problem::detail)
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
