package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Asks a target whether it knows an idempotency key, before anything is sent a second time. */
final class StatusInquiry {
  /** What the target said. */
  sealed interface Answered {
    /** 200, 204: it has the case. */
    record Has(Outcome.Delivered outcome) implements Answered {}

    /** 404: it does not have it, and will not get it from a request still at work. */
    record HasNot() implements Answered {}

    /** It cannot answer now, or is still at work on the case: to be asked again. */
    record Later(Outcome outcome) implements Answered {}

    /** It answered, but not this question. */
    record CannotSay(Outcome outcome) implements Answered {}
  }

  private final RestOptions endpoint;
  private final Verdict verdict;

  StatusInquiry(RestOptions endpoint, Verdict verdict) {
    this.endpoint = endpoint;
    this.verdict = verdict;
  }

  Answered ask(URI url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(endpoint.timeout())
            .setHeader("User-Agent", OutboundHttp.USER_AGENT)
            .setHeader("Accept", "application/json")
            .method(endpoint.statusMethod().name(), BodyPublishers.noBody());
    endpoint.headers().forEach(request::setHeader);
    RequestSignature signature = endpoint.signature();
    if (signature != null) {
      request.setHeader(
          RequestSignature.HEADER,
          signature.of(endpoint.statusMethod().name(), url, "", Sha512.hex(new byte[0])));
    }
    try {
      endpoint.credentials().authorization().ifPresent(v -> request.setHeader("Authorization", v));
      return meaning(endpoint.line().shared().send(request.build(), Answer.handler()));
    } catch (IOException e) {
      return new Answered.Later(verdict.stillUnclear("did not answer"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answered.Later(
          verdict.stillUnclear("had not answered when the gateway was stopped"));
    }
  }

  private Answered meaning(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    Outcome open = verdict.stillUnclear("answered " + status);
    return switch (status) {
      case 200, 204 -> new Answered.Has(new Outcome.Delivered(Reference.in(answer)));
      case 404 -> new Answered.HasNot();
      case 202, 408, 425, 429, 503 -> new Answered.Later(open);
      default -> new Answered.CannotSay(open);
    };
  }
}
