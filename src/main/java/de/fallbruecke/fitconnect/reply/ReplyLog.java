package de.fallbruecke.fitconnect.reply;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.fitconnect.verify.AuthenticationTags;
import de.fallbruecke.fitconnect.verify.EventLog;
import de.fallbruecke.fitconnect.verify.EventLogReader;
import de.fallbruecke.fitconnect.verify.SecurityEvent;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the verified event log says of one reply. Who signs the answer of the recipient is not
 * official (facts/fit-connect §19): it is believed from the delivery service and from every other
 * destination whose published key verifies it, never from ourselves.
 */
final class ReplyLog {
  private static final String SUBMIT = "submit-reply";
  private static final String ACCEPT = "accept-reply";
  private static final String REJECT = "reject-reply";
  private static final String DELETE = "delete-reply";

  private final List<SecurityEvent> events;
  private final UUID reply;

  private ReplyLog(List<SecurityEvent> events, UUID reply) {
    this.events = events;
    this.reply = reply;
  }

  /**
   * Reads and verifies.
   *
   * @throws Fault EVENT_LOG_NOT_VERIFIABLE; nothing is concluded from a log with a flaw
   */
  static ReplyLog read(EventLogReader logs, UUID caseId, UUID reply, UUID ownDestination) {
    EventLog log = logs.read(caseId);
    if (log.flaw() != null) {
      throw new Fault(
          FaultCode.EVENT_LOG_NOT_VERIFIABLE,
          "Event log of case %s: %s. Nothing was sent because of it and nothing concluded about reply %s; have the delivery service look at it, then release the reply."
              .formatted(caseId, log.flaw(), reply));
    }
    return new ReplyLog(
        log.events().stream()
            .filter(e -> e.subject().equalsIgnoreCase("reply:" + reply))
            .filter(e -> !e.issuer().equalsIgnoreCase(ownDestination.toString()))
            .toList(),
        reply);
  }

  /** Whether the service has it as submitted. */
  boolean submitted() {
    return of(SUBMIT).findFirst().isPresent();
  }

  /**
   * Whether what was submitted is what we sealed: exactly one submit event with exactly our tags.
   *
   * @return what differs, if something does
   */
  Optional<String> difference(AuthenticationTags ours) {
    List<SecurityEvent> submits = of(SUBMIT).toList();
    if (submits.size() != 1) {
      return Optional.of("%d submit events instead of one".formatted(submits.size()));
    }
    return submits.getFirst().tags().filter(ours::equals).isPresent()
        ? Optional.empty()
        : Optional.of("the submit event names other authentication tags");
  }

  /** The answer of the recipient: acceptance or refusal, else deletion. */
  Optional<SecurityEvent> closing() {
    return events.stream()
        .filter(e -> e.type().equals(ACCEPT) || e.type().equals(REJECT))
        .findFirst()
        .or(() -> of(DELETE).findFirst());
  }

  /** Whether the closing event is an acceptance. */
  static boolean isAcceptance(SecurityEvent closing) {
    return closing.type().equals(ACCEPT);
  }

  /** Tokens for the evidence. */
  List<Event> evidence() {
    return events.stream()
        .filter(e -> Stream.of(SUBMIT, ACCEPT, REJECT, DELETE).anyMatch(e.type()::equals))
        .map(SecurityEvent::evidence)
        .toList();
  }

  private Stream<SecurityEvent> of(String type) {
    return events.stream().filter(e -> e.type().equals(type) && e.fromService());
  }

  @Override
  public String toString() {
    return "ReplyLog[" + reply + "]";
  }
}
