package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.ContentUnreadable;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.rest.Posting;
import de.fallbruecke.delivery.rest.RequestBody;
import de.fallbruecke.delivery.rest.Verdict;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;

/** Hands a parcel over by one SOAP call. */
final class SoapConnector implements Connector {
  private final Target target;
  private final SoapOptions options;
  private final Clock clock;
  private final SoapMessage message;
  private final Posting posting;

  SoapConnector(Target target, SoapOptions options, Clock clock, IdSource ids) {
    this.target = target;
    this.options = options;
    this.clock = clock;
    this.message = new SoapMessage(options, ids);
    this.posting = new Posting(target, options.timeout(), options.line());
  }

  @Override
  public Outcome send(Parcel parcel) {
    Verdict verdict = new Verdict(target.name(), parcel.delivery().id(), clock);
    SoapMeaning meaning = new SoapMeaning(target.name(), parcel.delivery().id(), options, verdict);
    Optional<Outcome> known =
        posting.forbidden(options.url(), verdict).or(() -> askFirst(parcel, verdict, meaning));
    return known.orElseGet(() -> handOver(parcel, verdict, meaning));
  }

  private Outcome handOver(Parcel parcel, Verdict verdict, SoapMeaning meaning) {
    try {
      ForeignOperation foreign = options.foreign();
      String content = foreign == null ? HandOverDocument.of(parcel) : foreign.body(parcel);
      RequestBody body = message.of(options.action(), content, parcel);
      return posting.post(head(options.action(), body), body, verdict, meaning::of);
    } catch (ForeignOperation.NotMade e) {
      return new Outcome.Refused(
          FaultCode.REQUEST_NOT_MADE,
          "The stylesheet of target '%s' ended with an error for delivery %s (%s). Nothing was sent; correct fallbruecke.targets.%s.soap.operation.stylesheet, restart and release the delivery."
              .formatted(target.name(), parcel.delivery().id(), e.getMessage(), target.name()));
    } catch (ContentUnreadable e) {
      throw e.reason();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Our own contract has a question; a foreign one need not have any. */
  private Optional<Outcome> askFirst(Parcel parcel, Verdict verdict, SoapMeaning meaning) {
    if (!parcel.delivery().unsettled() || options.foreign() != null) {
      return Optional.empty();
    }
    String action = HandOverDocument.STATE_ACTION;
    RequestBody body = question(action, parcel.key());
    Outcome said = posting.post(head(action, body), body, verdict, meaning::ofQuestion);
    return meaning.wasUnknown() ? Optional.empty() : Optional.of(asked(said, verdict));
  }

  private RequestBody question(String action, String key) {
    try {
      return message.of(action, HandOverDocument.question(key));
    } catch (IOException e) {
      throw new IllegalStateException("A question has no content to read", e);
    }
  }

  /** Whatever else comes of a question leaves open what it asked. */
  private static Outcome asked(Outcome said, Verdict verdict) {
    return said instanceof Outcome.Delivered
        ? said
        : verdict.stillUnclear("did not say what it has");
  }

  private HttpRequest.Builder head(String action, RequestBody body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.url())
            .setHeader("User-Agent", OutboundHttp.USER_AGENT)
            .setHeader("Accept", "application/soap+xml, text/xml, multipart/related")
            .setHeader("Content-Type", body.contentType());
    if (options.version() == SoapVersion.V1_1) {
      request.setHeader("SOAPAction", '"' + action + '"');
    }
    return request;
  }
}
