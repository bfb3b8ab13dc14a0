package de.fallbruecke.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * How long to wait for the other side of a line: as long as something moves. {@link
 * HttpRequest.Builder#timeout} is of no use for large bodies: it counts from the first byte sent,
 * so it would end a transfer of 2 GB that goes well.
 *
 * @param stall after so long without an answer and without bytes worth mentioning it is over
 */
public record LinePatience(Duration stall) {
  /** A line slower than this, in bytes per second, counts as standing still. */
  private static final long SLOWEST = 1024;

  /** Whether so many bytes in {@link #stall()} are as good as none. */
  public boolean isStandstill(long bytes) {
    return bytes * 1000 < SLOWEST * stall.toMillis();
  }

  /**
   * Sends and waits for the head of the answer, and for its body if the handler does.
   *
   * @param sent how many bytes of the request's body the client has fetched so far
   * @throws HttpTimeoutException if nothing moved for {@link #stall()}
   */
  public <T> HttpResponse<T> send(
      HttpClient http, HttpRequest request, BodyHandler<T> answer, LongSupplier sent)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> exchange = http.sendAsync(request, answer);
    try {
      long seen = 0;
      while (true) {
        try {
          return exchange.get(stall.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          long now = sent.getAsLong();
          if (isStandstill(now - seen)) {
            throw new HttpTimeoutException("Nothing moved for " + stall);
          }
          seen = now;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
    } finally {
      exchange.cancel(true); // ends the exchange if it is still under way
    }
  }
}
