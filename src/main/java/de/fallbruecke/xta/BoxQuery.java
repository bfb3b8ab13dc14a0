package de.fallbruecke.xta;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a box.
 *
 * @param messageIds these; empty = by the other conditions
 * @param onlyNew true: only those never fetched; false: also those fetched and not closed. A reader
 *     that was interrupted between fetching and closing finds its message again only with false.
 * @param limit at most so many in one answer
 */
public record BoxQuery(
    List<String> messageIds,
    boolean onlyNew,
    @Nullable Instant from,
    @Nullable Instant until,
    int limit) {
  public BoxQuery {
    messageIds = List.copyOf(messageIds);
  }

  /** Everything that is not closed. */
  public static BoxQuery everything(int limit) {
    return new BoxQuery(List.of(), false, null, null, limit);
  }

  /** Only what was never fetched. */
  public static BoxQuery unread(int limit) {
    return new BoxQuery(List.of(), true, null, null, limit);
  }

  /** One message. */
  public static BoxQuery one(String messageId) {
    return new BoxQuery(List.of(messageId), false, null, null, 1);
  }
}
