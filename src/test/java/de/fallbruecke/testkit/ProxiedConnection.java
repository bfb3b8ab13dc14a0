package de.fallbruecke.testkit;

import de.fallbruecke.testkit.NetworkFault.CutInAnswer;
import de.fallbruecke.testkit.NetworkFault.CutInRequest;
import de.fallbruecke.testkit.NetworkFault.HalfOpen;
import de.fallbruecke.testkit.NetworkFault.Latency;
import de.fallbruecke.testkit.NetworkFault.None;
import de.fallbruecke.testkit.NetworkFault.ResetAfter;
import de.fallbruecke.testkit.NetworkFault.ResetBefore;
import de.fallbruecke.testkit.NetworkFault.TlsFailure;
import de.fallbruecke.testkit.NetworkFault.Trickle;
import de.fallbruecke.testkit.NetworkFault.Truncated;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection from the program to its neighbour, a thread for each direction. */
final class ProxiedConnection {
  private static final Duration TICK = Duration.ofMillis(100);

  private final FaultyProxy proxy;
  private final Socket raw;
  private final Socket program;
  private final Socket neighbour;
  private volatile boolean lost;

  /** Decided with the request, holds for its answer. */
  private volatile NetworkFault present = new None();

  private @Nullable AnswerCut cut;

  /** Bytes of the program that went through, where that counts. */
  private volatile int asked;

  /**
   * @param raw the connection that was accepted
   * @param program the same, inside TLS if there is TLS
   */
  ProxiedConnection(FaultyProxy proxy, Socket raw, Socket program, Socket neighbour) {
    this.proxy = proxy;
    this.raw = raw;
    this.program = program;
    this.neighbour = neighbour;
  }

  void start() {
    Thread.ofVirtual().start(() -> pump(program, neighbour, this::request));
    Thread.ofVirtual().start(() -> pump(neighbour, program, this::answer));
  }

  /** What happens to a piece; false: the connection ends. */
  private interface Piece {
    boolean pass(byte[] bytes, int length, OutputStream out) throws IOException;
  }

  private void pump(Socket from, Socket to, Piece piece) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int n = in.read(buffer);
      while (n >= 0 && (lost || piece.pass(buffer, n, out))) {
        n = in.read(buffer);
      }
    } catch (IOException ended) {
      // either side has gone, or was sent away
    }
    if (!lost || from == program) {
      close();
    }
  }

  private boolean request(byte[] bytes, int length, OutputStream out) throws IOException {
    present = proxy.next();
    switch (present) {
      case ResetBefore f -> {
        return reset();
      }
      case TlsFailure f -> {
        return reset();
      }
      case HalfOpen f -> lose();
      case CutInRequest(int most) -> {
        return passOn(bytes, Math.min(length, most - asked), out) < most || reset();
      }
      case CutInAnswer f -> passOn(bytes, length, out);
      case Latency(Duration by) -> {
        proxy.met();
        LockSupport.parkNanos(by.toNanos());
        write(bytes, 0, length, out);
      }
      case None f -> write(bytes, 0, length, out);
      case ResetAfter f -> write(bytes, 0, length, out);
      case Trickle f -> write(bytes, 0, length, out);
      case Truncated f -> write(bytes, 0, length, out);
    }
    return true;
  }

  private boolean answer(byte[] bytes, int length, OutputStream out) throws IOException {
    switch (present) {
      case ResetAfter f -> {
        return reset();
      }
      case Latency(Duration by) -> {
        LockSupport.parkNanos(by.toNanos());
        write(bytes, 0, length, out);
      }
      case CutInAnswer(int least) -> {
        if (asked >= least) {
          return reset();
        }
        write(bytes, 0, length, out);
      }
      case CutInRequest f -> write(bytes, 0, length, out);
      case Trickle(int some) -> trickle(bytes, length, some, out);
      case Truncated(int most) -> {
        return truncate(bytes, length, most, out);
      }
      case None f -> write(bytes, 0, length, out);
      case ResetBefore f -> write(bytes, 0, length, out);
      case HalfOpen f -> write(bytes, 0, length, out);
      case TlsFailure f -> write(bytes, 0, length, out);
    }
    return true;
  }

  private int passOn(byte[] bytes, int length, OutputStream out) throws IOException {
    // counted first: the answer may be here before the next line is
    int all = asked + length;
    asked = all;
    write(bytes, 0, length, out);
    return all;
  }

  /** For ever: what has vanished does not come back when the line is mended. */
  private void lose() {
    proxy.met();
    lost = true;
  }

  private boolean reset() throws IOException {
    proxy.met();
    raw.setSoLinger(true, 0); // close sends RST
    raw.close();
    return false;
  }

  private void trickle(byte[] bytes, int length, int some, OutputStream out) throws IOException {
    proxy.met();
    int at = 0;
    while (at < length && !proxy.isMended()) {
      int n = Math.min(some, length - at);
      write(bytes, at, n, out);
      at += n;
      LockSupport.parkNanos(TICK.toNanos());
    }
    write(bytes, at, length - at, out);
  }

  private boolean truncate(byte[] bytes, int length, int most, OutputStream out)
      throws IOException {
    AnswerCut counting = cut == null ? new AnswerCut(most) : cut;
    cut = counting;
    write(bytes, 0, counting.passing(bytes, length), out);
    if (counting.isOver()) {
      proxy.met();
      return false;
    }
    return true;
  }

  private static void write(byte[] bytes, int from, int length, OutputStream out)
      throws IOException {
    out.write(bytes, from, length);
    out.flush();
  }

  void close() {
    for (Socket socket : new Socket[] {raw, neighbour}) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        // that is what was wanted
      }
    }
    proxy.ended(this);
  }
}
