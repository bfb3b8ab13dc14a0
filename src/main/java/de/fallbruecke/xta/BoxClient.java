package de.fallbruecke.xta;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reader's side of an XTA server: list, fetch, keep, acknowledge. A message is to be kept
 * before it is acknowledged; a message fetched twice is normal after an interruption.
 */
public interface BoxClient extends AccountClient {
  /** The first part of a list. */
  BoxListing list(BoxQuery query);

  /** The next part; nothing if the listing has no iterator. */
  BoxListing next(BoxListing before);

  /**
   * One message.
   *
   * @throws XtaFault 9070 if the box does not have it (any more)
   */
  Fetched fetch(String messageId);

  /**
   * The next message of an iterator; empty at its end, and always in core 3.1.1.
   *
   * @param received acknowledged by this call: only what is kept already
   */
  Optional<Fetched> fetchNext(String iterator, List<String> received);

  /**
   * Acknowledges a message. Doing so twice is fine.
   *
   * @param iterator the one it was fetched with; null (after an interruption) asks for a new one
   */
  void close(String messageId, @Nullable String iterator);
}
