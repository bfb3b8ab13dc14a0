package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Lets only a few large bodies into the memory of this process at a time; others wait. */
final class Uploads {
  private static final int AT_ONCE = 3;

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /** What is done with a body, from its first byte to the answer. */
  interface Work<T> {
    T done() throws IOException;
  }

  <T> T one(Work<T> work) throws IOException {
    free.acquireUninterruptibly();
    try {
      return work.done();
    } finally {
      free.release();
    }
  }

  /**
   * The body of a request.
   *
   * @throws ApiFault API_BODY_TOO_LARGE, API_VALUE_INVALID if it is empty
   */
  static byte[] bytes(HttpServletRequest request, int limit) throws IOException {
    boolean tooLarge = request.getContentLengthLong() > limit;
    byte[] bytes = tooLarge ? new byte[0] : request.getInputStream().readNBytes(limit + 1);
    if (tooLarge || bytes.length > limit) {
      throw new ApiFault(
          FaultCode.API_BODY_TOO_LARGE,
          "The body is larger than %d bytes. Nothing was done.".formatted(limit));
    }
    if (bytes.length == 0) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "The body is empty. Nothing was done.");
    }
    return bytes;
  }
}
