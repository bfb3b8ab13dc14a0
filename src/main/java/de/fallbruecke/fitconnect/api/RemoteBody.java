package de.fallbruecke.fitconnect.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The body of an answer: limited in size, and given up when it stands still or trickles while
 * somebody waits for it (the JDK's client limits only the time to the headers). Trouble on the line
 * becomes a {@link TransientFault}, so that it cannot be mistaken for trouble with the content.
 */
final class RemoteBody extends FilterInputStream {
  /** So much must come within the time-out; a trickle would keep a thread busy for hours. */
  private static final long LEAST = 16 * 1024;

  private final String what;
  private final long maximum;
  private final Duration stall;
  private final AtomicLong count = new AtomicLong();
  private volatile boolean waiting;
  private volatile boolean ended;

  RemoteBody(InputStream in, String what, long maximum, Duration stall) {
    super(in);
    this.what = what;
    this.maximum = maximum;
    this.stall = stall;
    watch(0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    waiting = true;
    try {
      int n = in.read(target, offset, length);
      if (count.addAndGet(Math.max(0, n)) > maximum) {
        throw new Fault(
            FaultCode.REMOTE_ANSWER_TOO_LARGE,
            "%s: the answer is larger than the allowed %d bytes. It was not read to its end."
                .formatted(what, maximum));
      }
      return n;
    } catch (IOException e) {
      throw new TransientFault(
          FaultCode.REMOTE_UNREACHABLE,
          "%s: the connection broke, stood still or brought less than %d bytes within %s, after %d bytes. It is tried again."
              .formatted(what, LEAST, stall, count.get()),
          Objects.requireNonNull(e));
    } finally {
      waiting = false;
    }
  }

  @Override
  public void close() throws IOException {
    ended = true;
    super.close();
  }

  private void watch(long seen) {
    CompletableFuture.delayedExecutor(stall.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (ended) {
                return;
              }
              long now = count.get();
              // Who does not wait for more is busy with what came: not the other side's fault.
              if (now - seen >= LEAST || !waiting) {
                watch(now);
                return;
              }
              try {
                in.close(); // wakes the reader with an IOException
              } catch (IOException e) {
                // the reader learns of it by itself
              }
            });
  }
}
