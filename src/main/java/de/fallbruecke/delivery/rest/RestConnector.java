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
import java.io.IOException;
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
  private final Clock clock;
  private final IdSource ids;

  RestConnector(Target target, RestOptions options, Clock clock, IdSource ids) {
    this.target = target;
    this.options = options;
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
    try {
      return post(parcel, verdict);
    } catch (TokenUnavailable e) {
      return e.outcome(target.name(), parcel.delivery().id());
    }
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
    return switch (new StatusInquiry(options, verdict).ask(url)) {
      case Answered.Has has -> Optional.of(has.outcome());
      case Answered.HasNot hasNot -> Optional.empty();
      case Answered.Later later -> Optional.of(later.outcome());
      case Answered.CannotSay unclear ->
          target.idempotent() ? Optional.empty() : Optional.of(unclear.outcome());
    };
  }

  /** A token that the target no longer accepts had no effect (401) and is renewed once. */
  private Outcome post(Parcel parcel, Verdict verdict) throws TokenUnavailable {
    Optional<String> authorization = options.credentials().authorization();
    Outcome first = post(parcel, authorization, verdict);
    return verdict.wasUnauthorised()
            && authorization.isPresent()
            && options.credentials().renew(authorization.get())
        ? post(parcel, options.credentials().authorization(), verdict)
        : first;
  }

  private Outcome post(Parcel parcel, Optional<String> authorization, Verdict verdict) {
    try (RequestBody body = body(parcel)) {
      HttpRequest request = request(parcel, body, authorization);
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
      return patience.send(options.line().shared(), request, Answer.handler(), body::sent);
    }
    HttpClient fresh = options.line().fresh();
    try {
      return patience.send(fresh, request, Answer.handler(), body::sent);
    } finally {
      fresh.shutdownNow();
    }
  }

  private RequestBody body(Parcel parcel) {
    return options.multipart()
        ? new Multipart(ids.next()).of(parcel)
        : new RequestBody(
            parcel.main().mediaType(),
            List.of(new Multipart.Content(parcel.main())),
            parcel.main().sha512());
  }

  private HttpRequest request(Parcel parcel, RequestBody body, Optional<String> authorization) {
    HttpRequest.Builder request =
        new RequestHead(options).of(parcel, body.contentType(), body.digest());
    authorization.ifPresent(value -> request.setHeader("Authorization", value));
    return request.POST(body.publisher()).build();
  }

  private Optional<Outcome> forbidden(URI url, Verdict verdict) {
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
