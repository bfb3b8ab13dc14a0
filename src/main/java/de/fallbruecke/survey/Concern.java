package de.fallbruecke.survey;

import de.fallbruecke.alarm.Severity;
import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that waits for a person. */
public sealed interface Concern {
  /**
   * Submissions that are held for one reason.
   *
   * @param oldest when the one was announced that waits longest
   */
  record Held(FaultCode code, long count, Instant oldest) implements Concern {}

  /**
   * Deliveries of which nobody knows whether they arrived.
   *
   * @param more whether there are more than were counted
   */
  record Unknown(long count, boolean more) implements Concern {}

  /**
   * Open alarms about the same.
   *
   * @param severity the highest of them
   * @param destinations the first of those they are about
   */
  record Alarmed(
      FaultCode code, Severity severity, long count, List<String> destinations, Instant oldest)
      implements Concern {
    public Alarmed {
      destinations = List.copyOf(destinations);
    }
  }

  /**
   * A target that gets nothing at the moment.
   *
   * @param by who paused it; null if its own failures did
   * @param code what it fails with, if it does
   */
  record Paused(
      String target, String title, @Nullable String by, @Nullable FaultCode code, Instant since)
      implements Concern {}

  /** A destination that a person paused: what waits at the portal is lost after 14 days. */
  record Unlisted(String destination, String by, Instant since) implements Concern {}

  /**
   * Answers to applicants that are held.
   *
   * @param submission of the oldest
   */
  record HeldReplies(int count, Instant oldest, UUID submission) implements Concern {}

  /**
   * Instances after whose version a newer one lies ready: of the directory, or taken over.
   *
   * @param instances the first of them
   */
  record NewerPackages(int count, List<String> instances) implements Concern {
    public NewerPackages {
      instances = List.copyOf(instances);
    }
  }
}
