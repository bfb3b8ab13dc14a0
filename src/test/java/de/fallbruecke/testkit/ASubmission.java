package de.fallbruecke.testkit;

import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Submissions and destinations for tests. */
public final class ASubmission {
  /** The moment at which they were announced. */
  public static final Instant ANNOUNCED_AT = Instant.parse("2026-11-02T08:00:00Z");

  private ASubmission() {}

  public static Destination destination(String name) {
    return new Destination(
        name,
        "musterkreis",
        "fitconnect",
        Duration.ofSeconds(5),
        Destination.ReceiptCondition.DELIVERED,
        false,
        false,
        List.of(),
        List.of());
  }

  public static Submission announced() {
    return announced(UUID.randomUUID());
  }

  public static Submission announced(UUID id) {
    return Submission.announced(
        id,
        destination("soziales"),
        new Announcement(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
        ANNOUNCED_AT);
  }
}
