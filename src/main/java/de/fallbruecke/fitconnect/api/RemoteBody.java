package de.fallbruecke.fitconnect.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.LinePatience;
import de.fallbruecke.platform.TransientFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer: limited in size, and given up when the line stands still. Only the time
 * counts in which somebody waits for the line; how long its bytes take to be stored is not the
 * other side's fault. Trouble on the line becomes a {@link TransientFault}, so that it cannot be
 * mistaken for trouble with the content.
 */
final class RemoteBody extends FilterInputStream {
  /** A standstill is noticed at the latest after 1.25 times the patience. */
  private static final int LOOKS = 4;

  private final String what;
  private final long maximum;
  private final LinePatience patience;
  private final Wait wait = new Wait();
  private volatile boolean ended;
  private long count;

  RemoteBody(InputStream in, String what, long maximum, LinePatience patience) {
    super(in);
    this.what = what;
    this.maximum = maximum;
    this.patience = patience;
    watch();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    wait.begin();
    int n;
    try {
      n = in.read(target, offset, length);
    } catch (IOException e) {
      throw new TransientFault(
          FaultCode.REMOTE_UNREACHABLE,
          "%s: the connection broke or stood still for %s after %d bytes. It is tried again."
              .formatted(what, patience.stall(), count),
          Objects.requireNonNull(e));
    }
    wait.end(Math.max(0, n));
    count += Math.max(0, n);
    if (count > maximum) {
      throw new Fault(
          FaultCode.REMOTE_ANSWER_TOO_LARGE,
          "%s: the answer is larger than the allowed %d bytes. It was not read to its end."
              .formatted(what, maximum));
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    super.close();
  }

  private void watch() {
    CompletableFuture.delayedExecutor(patience.stall().toMillis() / LOOKS, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (ended) {
                return;
              }
              if (!wait.isInVain()) {
                watch();
                return;
              }
              try {
                in.close(); // wakes the reader with an IOException
              } catch (IOException e) {
                // the reader learns of it by itself
              }
            });
  }

  /** How long was waited for how many bytes since the patience last began anew. */
  private final class Wait {
    private boolean waiting;
    private long since;
    private long waited;
    private long bytes;

    synchronized void begin() {
      waiting = true;
      since = System.nanoTime();
    }

    synchronized void end(int read) {
      waiting = false;
      waited += System.nanoTime() - since;
      bytes += read;
    }

    synchronized boolean isInVain() {
      long now = System.nanoTime();
      if (waited + (waiting ? now - since : 0) < patience.stall().toNanos()) {
        return false;
      }
      boolean inVain = patience.isStandstill(bytes);
      since = now;
      waited = 0;
      bytes = 0;
      return inVain;
    }
  }
}
