package de.fallbruecke.xta;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The times of a message.
 *
 * @param origin when its author made it
 * @param initialSend when the server began to send it
 * @param notBefore when it may leave at the earliest; needed if it shall be cancellable
 * @param obsoleteAfter the last day on which it is of use
 * @param delivery when it came into the box
 * @param initialFetch when it was fetched for the first time
 * @param reception when its reader acknowledged it
 */
public record XtaTimes(
    @Nullable Instant origin,
    @Nullable Instant initialSend,
    @Nullable Instant notBefore,
    @Nullable LocalDate obsoleteAfter,
    @Nullable Instant delivery,
    @Nullable Instant initialFetch,
    @Nullable Instant reception) {
  /** Nothing but when it was made. */
  public static XtaTimes madeAt(Instant origin) {
    return new XtaTimes(origin, null, null, null, null, null, null);
  }
}
