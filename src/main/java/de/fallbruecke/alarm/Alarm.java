package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong, from when it was raised until it was over.
 *
 * @param cause what is wrong with what; at most one open alarm has it
 * @param code what is wrong; title and remedy stand under it in the messages
 * @param tenant whose, if it concerns one
 * @param destination where, if it concerns one
 * @param level grows while the same cause gets worse; told anew each time
 * @param detail the sentence in the log, in English, as of the last look
 * @param facts ids, numbers and times by name, as of the last look
 * @param raisedAt when it was seen first
 * @param lastSeen when it was seen last
 * @param clearedAt when it was found to be over; null while it is open
 * @param care who looks after it; null if nobody said so
 * @param version counts how often that changed; optimistic lock of {@link AlarmDesk}
 */
public record Alarm(
    UUID id,
    String cause,
    FaultCode code,
    @Nullable String tenant,
    @Nullable String destination,
    Severity severity,
    int level,
    String detail,
    Map<String, String> facts,
    Instant raisedAt,
    Instant lastSeen,
    @Nullable Instant clearedAt,
    @Nullable Care care,
    int version) {

  public Alarm {
    facts = Map.copyOf(facts);
  }

  /** Somebody looks after it. */
  public record Care(String by, Instant since) {}

  static Alarm raised(UUID id, Finding finding, Instant now) {
    return new Alarm(
        id,
        finding.cause(),
        finding.code(),
        finding.tenant(),
        finding.destination(),
        finding.severity(),
        finding.level(),
        finding.detail(),
        finding.facts(),
        now,
        now,
        null,
        null,
        0);
  }

  /** The same alarm as it looks now. */
  Alarm seen(Finding finding, Instant now) {
    return new Alarm(
        id,
        cause,
        code,
        tenant,
        destination,
        finding.severity(),
        finding.level(),
        finding.detail(),
        finding.facts(),
        raisedAt,
        now,
        null,
        care,
        version);
  }
}
