package de.fallbruecke.fitconnect;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The renewal of the key that senders encrypt to.
 *
 * @param kid the new key
 * @param oldKids the keys that it replaces
 * @param publishedAt when the delivery service was first seen to publish it
 * @param version counts changes; a decision names the one it was made on
 */
public record Renewal(
    UUID id,
    String destination,
    String kid,
    List<String> oldKids,
    State state,
    Instant madeAt,
    String madeBy,
    @Nullable Instant publishedAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    int version) {
  /** How far it is. */
  public enum State {
    /** The key is there and opens; senders do not know it yet. */
    MADE,
    /** Senders use it; the old keys open what was encrypted before. */
    PUBLISHED,
    /** The old keys open nothing any more. */
    DONE,
    /** Given up before it was published; the new key is deleted. */
    CANCELLED
  }

  public Renewal {
    oldKids = List.copyOf(oldKids);
  }

  /** Whether something is still to be done. */
  public boolean open() {
    return endedAt == null;
  }
}
