package de.fallbruecke.xta;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param messages the meta data of each, as far as readable
 * @param unreadable how many entries could not be read; they stay in the box
 * @param iterator for the next part; null if there is none (always in core 3.1.1)
 * @param pending how many are left after this part; 0 = none; in core 3.1.1 only whether (1)
 * @param reached up to which entry time the part is complete, if any are left and there is no
 *     iterator
 */
public record BoxListing(
    List<XtaMetaData> messages,
    int unreadable,
    @Nullable String iterator,
    long pending,
    @Nullable Instant reached) {
  public BoxListing {
    messages = List.copyOf(messages);
  }

  /** Nothing there. */
  public static BoxListing nothing() {
    return new BoxListing(List.of(), 0, null, 0, null);
  }
}
