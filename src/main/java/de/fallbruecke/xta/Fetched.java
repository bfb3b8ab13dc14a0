package de.fallbruecke.xta;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message fetched from a box and not yet acknowledged. Its bytes may still be on the way: they
 * are read part by part, in the order of the container, and only before {@link #close()}.
 *
 * @param iterator to acknowledge it with, and to go on; null in core 3.1.1
 * @param pending how many more the iterator has
 */
public record Fetched(XtaMessage message, @Nullable String iterator, long pending)
    implements AutoCloseable {
  /** Lets go of what was not read: the connection, temporary files. Acknowledges nothing. */
  @Override
  public void close() {
    discard(message.content());
    message.attachments().forEach(Fetched::discard);
  }

  private static void discard(@Nullable XtaPart part) {
    if (part == null) {
      return;
    }
    try (InputStream ignored = part.bytes().open()) {
      return;
    } catch (IOException gone) {
      // Read and removed already, or cut off on the way: nothing is left to let go of.
      return;
    }
  }
}
