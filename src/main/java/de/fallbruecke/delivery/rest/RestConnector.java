package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.rest.StatusInquiry.Answered;
import de.fallbruecke.platform.IdSource;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Posts a parcel to a specialist software. */
final class RestConnector implements Connector {
  private final Target target;
  private final Posting posting;
  private final RestOptions options;
  private final Clock clock;
  private final IdSource ids;

  RestConnector(Target target, RestOptions options, Clock clock, IdSource ids) {
    this.target = target;
    this.posting = new Posting(target, options.timeout(), options.line());
    this.options = options;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Outcome send(Parcel parcel) {
    Verdict verdict = new Verdict(target.name(), parcel.delivery().id(), clock);
    Optional<Outcome> known =
        posting.forbidden(options.url(), verdict).or(() -> askFirst(parcel, verdict));
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
        .flatMap(url -> posting.forbidden(url, verdict).or(() -> ask(url, verdict)));
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
    RequestBody body = body(parcel);
    HttpRequest.Builder request =
        new RequestHead(options).of(parcel, body.contentType(), body.digest());
    authorization.ifPresent(value -> request.setHeader("Authorization", value));
    return posting.post(request, body, verdict, verdict::of);
  }

  private RequestBody body(Parcel parcel) {
    return options.multipart()
        ? new Multipart(ids.next()).of(parcel)
        : new RequestBody(
            parcel.main().mediaType(),
            List.of(new Multipart.Content(parcel.main())),
            parcel.main().sha512());
  }
}
