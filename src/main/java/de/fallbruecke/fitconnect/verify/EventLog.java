package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.evidence.Event;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of a case, oldest first.
 *
 * @param flaw why the log as a whole cannot be believed; null if every token was verified
 * @param events those that were verified; complete only without a flaw
 */
public record EventLog(@Nullable String flaw, List<SecurityEvent> events) {
  public EventLog {
    events = List.copyOf(events);
  }

  /** What the log says about one submission and one kind of event. */
  public List<SecurityEvent> of(UUID submission, String type) {
    return events.stream()
        .filter(e -> e.subject().equals("submission:" + submission) && e.type().equals(type))
        .toList();
  }

  /** The event that closed the submission: acceptance or rejection, else deletion. */
  public Optional<SecurityEvent> closing(UUID submission) {
    return events.stream()
        .filter(e -> e.subject().equals("submission:" + submission))
        .filter(e -> e.type().equals(SecurityEvent.ACCEPT) || e.type().equals(SecurityEvent.REJECT))
        .findFirst()
        .or(() -> of(submission, SecurityEvent.DELETE).stream().findFirst());
  }

  /** All verified tokens for the evidence. */
  public List<Event> evidence() {
    return events.stream().map(SecurityEvent::evidence).toList();
  }
}
