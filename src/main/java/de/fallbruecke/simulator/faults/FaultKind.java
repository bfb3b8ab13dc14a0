package de.fallbruecke.simulator.faults;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Faults of the transport and of the event log. Faults of the content are made by the portal. */
public enum FaultKind {
  /** The call is answered with {@code status} (default 503), optionally with Retry-After. */
  STATUS,
  /** The answer comes {@code delayMs} later. */
  SLOW,
  /** The connection is closed without an answer, before anything had an effect. */
  CUT_CONNECTION,
  /** The call has its effect, waits {@code delayMs} and then closes the connection unanswered. */
  EFFECT_WITHOUT_ANSWER,

  /** The data of a fetched submission are replaced by other, properly encrypted data. */
  SWAPPED_DATA,
  /** The metadata of a fetched submission are replaced by other, properly encrypted ones. */
  SWAPPED_METADATA,
  /** A fetched attachment is replaced by another, properly encrypted one. */
  SWAPPED_ATTACHMENT,
  /** The JWE of {@code part} ends in the middle, its last segments are missing. */
  TRUNCATED_JWE,
  /** The cipher text of {@code part} is changed, its authentication tag is kept. */
  DAMAGED_JWE,
  /** The header of {@code part} names a key that nobody has; the authentication tag is kept. */
  UNKNOWN_KID,
  /** An attachment that is listed answers 404. */
  ABSENT_ATTACHMENT,
  /** The fetched submission lists one attachment more than was sent. */
  PHANTOM_ATTACHMENT,
  /** The fetched submission lists one attachment less than was sent. */
  DROPPED_ATTACHMENT,
  /** The fetched submission names a service that the destination does not offer. */
  FOREIGN_SERVICE,
  /** The listing names the same submission twice. */
  LISTED_TWICE,
  /** The listing leaves out what is there. */
  LISTED_LATE,

  /** The event log has no submit event. */
  MISSING_SUBMIT_EVENT,
  /** The event log has a second, validly signed submit event. */
  DUPLICATE_SUBMIT_EVENT,
  /** The submit event carries the service's kid but another key's signature. */
  EVENT_SIGNED_BY_WRONG_KEY,
  /** The submit event names another issuer. */
  EVENT_SPOOFED_ISSUER,
  /** The submit event names another case. */
  EVENT_WRONG_TRANSACTION,
  /** The submit event names another submission. */
  EVENT_WRONG_SUBJECT,
  /** The submit event is typed as a plain JWT. */
  EVENT_WRONG_TYPE,
  /** The submit event has no authentication tags. */
  EVENT_WITHOUT_TAGS,

  /** The submit event of a reply names other authentication tags. */
  REPLY_WRONG_TAGS,

  /** Every callback is sent twice, byte for byte. */
  CALLBACK_REPLAY,
  /** The callback's HMAC is that of another secret. */
  CALLBACK_WRONG_HMAC,
  /** The callback is properly authenticated but ten minutes old. */
  CALLBACK_STALE,
  /** No callback is sent. */
  CALLBACK_SILENT,

  /** The service does not look into JWEs when they are sent, so that bad content gets through. */
  UNCHECKED_CONTENT;

  /** The name in JSON, for example {@code swapped-data}. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static FaultKind of(String key) {
    return Arrays.stream(values())
        .filter(kind -> kind.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown fault kind " + key));
  }
}
