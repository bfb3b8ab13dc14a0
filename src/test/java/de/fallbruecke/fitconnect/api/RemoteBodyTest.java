package de.fallbruecke.fitconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.LinePatience;
import de.fallbruecke.platform.TransientFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RemoteBodyTest {
  private static final LinePatience PATIENCE = new LinePatience(Duration.ofMillis(400));

  @Test
  void theTimeThatStoringTakesIsNotTheLinesFault() throws IOException {
    try (PipedOutputStream line = new PipedOutputStream();
        RemoteBody body = body(new PipedInputStream(line))) {
      line.write(new byte[] {1, 2});
      assertThat(body.read()).isEqualTo(1);

      long begun = System.nanoTime();
      Awaitility.await().until(() -> System.nanoTime() - begun > 1_000_000_000L);

      assertThat(body.read()).isEqualTo(2);
    }
  }

  @Test
  void aTrickleIsGivenUpAlthoughByteAfterByteArrives() throws IOException {
    try (RemoteBody body = body(new Trickle())) {
      assertThatThrownBy(body::readAllBytes)
          .isInstanceOfSatisfying(
              TransientFault.class,
              fault -> assertThat(fault.code()).isEqualTo(FaultCode.REMOTE_UNREACHABLE))
          .hasMessageContaining("stood still");
    }
  }

  private static RemoteBody body(InputStream in) {
    return new RemoteBody(in, "Attachment", 1000, PATIENCE);
  }

  /** One byte each 20 ms, for ever; closing it wakes its reader, as with the HTTP client. */
  private static final class Trickle extends InputStream {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      try {
        if (closed.await(20, TimeUnit.MILLISECONDS)) {
          throw new IOException("closed");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      target[offset] = (byte) read();
      return 1;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
