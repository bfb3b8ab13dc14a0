package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.rest.StatusInquiry.Answered;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.LinePatience;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Posts a parcel to a specialist software. */
final class RestConnector implements Connector {
  private final Target target;
  private final RestOptions options;
  private final HttpClient shared;
  private final Clock clock;
  private final IdSource ids;

  RestConnector(Target target, RestOptions options, HttpClient shared, Clock clock, IdSource ids) {
    this.target = target;
    this.options = options;
    this.shared = shared;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Outcome send(Parcel parcel) {
    Verdict verdict = new Verdict(target.name(), parcel.delivery().id(), clock);
    Optional<Outcome> known = forbidden(options.url(), verdict).or(() -> askFirst(parcel, verdict));
    if (known.isPresent()) {
      return known.get();
    }
    return post(parcel, verdict);
  }

  /**
   * Whenever an attempt before may have had an effect, however long ago: asking is cheaper than
   * sending again, also where sending again would do no harm. There it goes on without an answer.
   */
  private Optional<Outcome> askFirst(Parcel parcel, Verdict verdict) {
    if (!parcel.delivery().unsettled()) {
      return Optional.empty();
    }
    return options
        .statusOf(parcel.key())
        .flatMap(url -> forbidden(url, verdict).or(() -> ask(url, verdict)));
  }

  private Optional<Outcome> ask(URI url, Verdict verdict) {
    return switch (new StatusInquiry(options, shared, verdict).ask(url)) {
      case Answered.Has has -> Optional.of(has.outcome());
      case Answered.HasNot hasNot -> Optional.empty();
      case Answered.Later later -> Optional.of(later.outcome());
      case Answered.CannotSay unclear ->
          target.idempotent() ? Optional.empty() : Optional.of(unclear.outcome());
    };
  }

  private Outcome post(Parcel parcel, Verdict verdict) {
    try (RequestBody body = body(parcel)) {
      HttpRequest request = request(parcel, body);
      try {
        return verdict.of(exchange(request, body));
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
  }

  /**
   * A target that is not idempotent gets a connection of its own each time: on a kept one that the
   * target has just closed nobody can tell whether the request arrived.
   */
  private HttpResponse<byte[]> exchange(HttpRequest request, RequestBody body)
      throws IOException, InterruptedException {
    LinePatience patience = new LinePatience(options.timeout());
    if (target.idempotent()) {
      return patience.send(shared, request, Answer.handler(), body::sent);
    }
    HttpClient fresh = OutboundHttp.newClient();
    try {
      return patience.send(fresh, request, Answer.handler(), body::sent);
    } finally {
      fresh.shutdownNow();
    }
  }

  private RequestBody body(Parcel parcel) {
    return options.multipart()
        ? new Multipart(ids.next()).of(parcel)
        : new RequestBody(parcel.main().mediaType(), List.of(new Multipart.Content(parcel.main())));
  }

  private HttpRequest request(Parcel parcel, RequestBody body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(options.url());
    options.headers().forEach(request::setHeader);
    options.credentials().authorization().ifPresent(v -> request.setHeader("Authorization", v));
    request
        .setHeader("User-Agent", OutboundHttp.USER_AGENT)
        .setHeader("Accept", "application/json")
        .setHeader("Content-Type", body.contentType())
        .setHeader("Idempotency-Key", parcel.key())
        .setHeader("Fallbruecke-Case-Id", parcel.caseId().toString())
        .setHeader("Fallbruecke-Case-Number", parcel.caseNumber())
        .setHeader("Fallbruecke-Submission-Id", parcel.delivery().submission().toString());
    if (parcel.test()) {
      request.setHeader("Fallbruecke-Test", "true");
    }
    return request.POST(body.publisher()).build();
  }

  private Optional<Outcome> forbidden(URI url, Verdict verdict) {
    try {
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (!AddressRule.mayReach(url.getHost(), address)) {
          return Optional.of(
              new Outcome.Refused(
                  FaultCode.TARGET_ADDRESS_FORBIDDEN,
                  "The host name of target '%s' leads to this machine or to a link-local address. Nothing was sent; check the name service, or write the loopback address into the configuration if it is meant."
                      .formatted(target.name())));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(verdict.of(e, false));
    }
  }
}
