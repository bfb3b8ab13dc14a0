package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.LinePatience;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends one request with a streamed body and says what came of it.
 *
 * @param timeout how long nothing may move
 */
public record Posting(Target target, Duration timeout, HttpLine line) {
  /**
   * Posts the body and closes it.
   *
   * @param meaning what an answer means; silence and broken lines mean what {@link Verdict} says
   * @throws RuntimeException what went wrong with our own content
   */
  public Outcome post(
      HttpRequest.Builder request,
      RequestBody body,
      Verdict verdict,
      Function<HttpResponse<byte[]>, Outcome> meaning) {
    try (body) {
      return meaning.apply(exchange(request.POST(body.publisher()).build(), body));
    } catch (IOException e) {
      Optional<RuntimeException> ours = body.failure();
      if (ours.isPresent()) {
        throw ours.get();
      }
      return verdict.of(e, body.begun());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return verdict.silent("had not answered when the gateway was stopped");
    }
  }

  /**
   * A target that is not idempotent gets a connection of its own each time: on a kept one that the
   * target has just closed nobody can tell whether the request arrived.
   */
  private HttpResponse<byte[]> exchange(HttpRequest request, RequestBody body)
      throws IOException, InterruptedException {
    LinePatience patience = new LinePatience(timeout);
    if (target.idempotent()) {
      return patience.send(line.shared(), request, Answer.handler(), body::sent);
    }
    HttpClient fresh = line.fresh();
    try {
      return patience.send(fresh, request, Answer.handler(), body::sent);
    } finally {
      fresh.shutdownNow();
    }
  }

  /** What follows if the address may not be reached or has no host; empty if it may. */
  public Optional<Outcome> forbidden(URI url, Verdict verdict) {
    try {
      return AddressRule.mayReach(url.getHost())
          ? Optional.empty()
          : Optional.of(
              new Outcome.Refused(
                  FaultCode.TARGET_ADDRESS_FORBIDDEN,
                  "The host name of target '%s' leads to this machine or to a link-local address. Nothing was sent; check the name service, or write the loopback address into the configuration if it is meant."
                      .formatted(target.name())));
    } catch (UnknownHostException e) {
      return Optional.of(verdict.of(e, false));
    }
  }
}
