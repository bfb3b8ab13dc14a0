package de.fallbruecke.simulator.sink;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One received request.
 *
 * @param digest SHA-512 of the case part, lower-case hex
 * @param documents number of parts besides the case
 * @param contents what these held, in their order; none in lines of an older version
 * @param reference what the sink calls the case; null if the request had no effect
 * @param way how it came: {@code rest}, {@code soap}, {@code sftp}, {@code xdomea}, {@code pull}
 */
public record LedgerLine(
    Instant time,
    String key,
    @Nullable String caseId,
    @Nullable String submissionId,
    String digest,
    int documents,
    List<Content> contents,
    Seen seen,
    @Nullable String reference,
    String way) {
  /**
   * A document as it arrived.
   *
   * @param id its {@code Document-Id}
   * @param size bytes
   * @param sha512 lower-case hex
   */
  public record Content(@Nullable String id, long size, String sha512) {}

  @SuppressWarnings("NullAway") // absent in older lines
  public LedgerLine {
    contents = contents == null ? List.of() : List.copyOf(contents);
    way = way == null ? Ledger.REST : way;
  }

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
