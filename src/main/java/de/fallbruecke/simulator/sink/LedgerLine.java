package de.fallbruecke.simulator.sink;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One received request.
 *
 * @param digest SHA-512 of the case part, lower-case hex
 * @param documents number of parts besides the case
 * @param reference what the sink calls the case; null if the request had no effect
 */
public record LedgerLine(
    Instant time,
    String key,
    @Nullable String caseId,
    @Nullable String submissionId,
    String digest,
    int documents,
    Seen seen,
    @Nullable String reference) {
  /** What became of the request. */
  public enum Seen {
    /** The key was new: there is one case more. */
    FIRST,
    /** The key and its digest were known: nothing changed. */
    REPEAT,
    /** The key was known with other content: refused. */
    CONFLICT,
    /** Refused on purpose (fail rate) before it had an effect. */
    REFUSED;

    /** The name in JSON. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
