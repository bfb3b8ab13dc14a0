package de.fallbruecke.delivery;

import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Asks a target whether it knows an idempotency key, before anything is sent a second time. 200
 * means it has the case, 404 that it never will from the requests so far; everything else leaves
 * the question open.
 */
final class StatusInquiry {
  private final Endpoint.Http endpoint;
  private final HttpClient client;
  private final Verdict verdict;

  StatusInquiry(Endpoint.Http endpoint, HttpClient client, Verdict verdict) {
    this.endpoint = endpoint;
    this.client = client;
    this.verdict = verdict;
  }

  /** The outcome of the attempts before, or empty if the parcel may be sent (again). */
  Optional<Outcome> ask(URI url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(endpoint.timeout())
            .setHeader("User-Agent", OutboundHttp.USER_AGENT)
            .setHeader("Accept", "application/json");
    endpoint.headers().forEach(request::setHeader);
    endpoint.credentials().authorization().ifPresent(v -> request.setHeader("Authorization", v));
    try {
      HttpResponse<byte[]> answer = client.send(request.GET().build(), Answer.handler());
      return switch (answer.statusCode()) {
        case 200 -> Optional.of(new Outcome.Delivered(Reference.in(answer)));
        case 404 -> Optional.empty();
        default -> Optional.of(open("answered " + answer.statusCode()));
      };
    } catch (IOException e) {
      return Optional.of(open("did not answer"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(open("had not answered when the gateway was stopped"));
    }
  }

  private Outcome open(String what) {
    return verdict.stillUnclear(what);
  }
}
