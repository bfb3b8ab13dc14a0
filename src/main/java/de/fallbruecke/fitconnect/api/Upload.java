package de.fallbruecke.fitconnect.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, streamed. It may be opened more than once: a request is repeated when its
 * access token has run out.
 */
final class Upload {
  private final long length;
  private final Supplier<? extends InputStream> open;
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable RuntimeException failure;

  Upload(long length, Supplier<? extends InputStream> open) {
    this.length = length;
    this.open = open;
  }

  BodyPublisher publisher() {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> new Watched(open.get())), length);
  }

  long sent() {
    return sent.get();
  }

  /** What went wrong on our side, if something did: the client rewords what a stream throws. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  private final class Watched extends InputStream {
    private final InputStream in;

    Watched(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      try {
        int read = in.read(target, offset, count);
        sent.addAndGet(Math.max(0, read));
        return read;
      } catch (RuntimeException e) {
        failure = e;
        throw new IOException("The content of the request cannot be read", e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
