package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.ContentUnreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Pieces one after the other, each opened when the one before is finished and closed at its end.
 * The HTTP client reads in a thread of its own and may still do so when the attempt is given up; so
 * reading and closing exclude each other, and what was never reached is never opened (closing a
 * {@link java.io.SequenceInputStream} would open all the rest).
 */
public final class PieceStream extends InputStream {
  private final Iterator<RequestBody.Piece> rest;
  private @Nullable InputStream current;
  private final AtomicLong count = new AtomicLong();
  private boolean closed;
  private @Nullable RuntimeException failure;

  public PieceStream(List<RequestBody.Piece> pieces) {
    this.rest = pieces.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    try {
      int n = next(buffer, offset, length);
      count.addAndGet(Math.max(0, n));
      return n;
    } catch (ContentUnreadable e) {
      // The client wraps and rewords what a stream throws; so it is noted here.
      failure = e.reason();
      throw e;
    }
  }

  private int next(byte[] buffer, int offset, int length) throws IOException {
    while (!closed && (current != null || rest.hasNext())) {
      InputStream in = current;
      if (in == null) {
        in = rest.next().open();
        current = in;
      }
      int n = in.read(buffer, offset, length);
      if (n >= 0) {
        return n;
      }
      current = null;
      in.close();
    }
    if (closed) {
      throw new IOException("The attempt was given up");
    }
    return -1;
  }

  /** How many bytes were read so far; answers at once, also while somebody reads. */
  long count() {
    return count.get();
  }

  /** What went wrong on our side, if something did. */
  synchronized Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    InputStream in = current;
    current = null;
    if (in != null) {
      in.close();
    }
  }
}
