package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.XmlCharacters;
import de.fallbruecke.route.Routed;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Books a change of state together with its evidence; every caller is inside a transaction. */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** In the evidence of an announcement. */
  private static final String ENTRY = "entry";

  private final Submissions submissions;
  private final EvidenceLog evidence;
  private final MeterRegistry meters;
  private final Clock clock;

  Ledger(Submissions submissions, EvidenceLog evidence, MeterRegistry meters, Clock clock) {
    this.submissions = submissions;
    this.evidence = evidence;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Adds a message seen for the first time; false if it is known.
   *
   * @param entry see {@link de.fallbruecke.submission.Announcement}
   * @param notBefore the earliest moment at which it can have come to the portal; null if unknown
   */
  boolean announce(Submission announced, @Nullable String entry, @Nullable Instant notBefore) {
    if (!submissions.add(announced, notBefore)) {
      return false;
    }
    Map<String, String> facts =
        new java.util.TreeMap<>(Map.of("externalId", announced.externalId()));
    if (announced.externalCase() != null) {
      facts.put("externalCase", announced.externalCase());
    }
    if (entry != null) {
      facts.put(ENTRY, entry);
    }
    evidence.append(announced.id(), Event.of(SubmissionState.ANNOUNCED.name(), facts));
    count(announced);
    return true;
  }

  /** Stores the next version and appends what happened. */
  void book(Submission next, List<Event> events) {
    submissions.save(next);
    events.forEach(event -> evidence.append(next.id(), event));
    count(next);
    LOG.info("Submission {} is {}", next.id(), next.state());
  }

  /** Stores the next version; the state itself is what happened. */
  void book(Submission next, Map<String, String> facts) {
    book(next, List.of(Event.of(next.state().name(), facts)));
  }

  /** Stops the submission for a person. */
  void hold(Submission submission, FaultCode code, String detail, List<Event> events) {
    Submission held = submission.held(code, XmlCharacters.keep(detail), clock.instant());
    var all = new java.util.ArrayList<>(events);
    all.add(Event.of("HELD", Map.of("code", code.code(), "from", submission.state().name())));
    book(held, all);
    LOG.warn("Submission {} is held: {}", held.id(), detail);
  }

  /** Appends evidence without a change of state. */
  void note(UUID submission, List<Event> events) {
    events.forEach(event -> evidence.append(submission, event));
  }

  /** Whether something of this kind happened to the submission. */
  boolean knows(UUID submission, String kind) {
    return evidence.of(submission).stream().anyMatch(entry -> entry.event().kind().equals(kind));
  }

  /** Whether the submission was announced for this entry of the list. */
  boolean wasListedAs(UUID submission, String entry) {
    return evidence.of(submission).stream()
        .anyMatch(one -> entry.equals(one.event().facts().get(ENTRY)));
  }

  /** The leaves of a source, by what became of them. */
  void countCoverage(Routed.Mapped mapped) {
    Coverage coverage = mapped.coverage();
    Map.of(
            "mapped", coverage.mapped(),
            "attached", coverage.attached(),
            "ignored", coverage.ignored(),
            "open", coverage.openCount())
        .forEach(
            (fate, leaves) ->
                meters
                    .counter(
                        "fallbruecke.coverage.leaves",
                        "package",
                        mapped.provenance().routePackage(),
                        "version",
                        mapped.provenance().version(),
                        "fate",
                        fate)
                    .increment(leaves));
  }

  /** That every required target has the case, and whether a person had to do something for it. */
  void countHandedOver(Submission delivered) {
    meters
        .counter(
            "fallbruecke.handed.over",
            "destination",
            delivered.destination(),
            "touched",
            String.valueOf(HumanTouch.in(evidence.of(delivered.id()))))
        .increment();
  }

  private void count(Submission submission) {
    meters
        .counter(
            "fallbruecke.submissions",
            "state",
            submission.state().name(),
            "destination",
            submission.destination())
        .increment();
  }
}
