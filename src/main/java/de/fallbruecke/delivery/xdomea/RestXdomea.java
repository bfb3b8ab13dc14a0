package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.ContentUnreadable;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.rest.Credentials;
import de.fallbruecke.delivery.rest.Posting;
import de.fallbruecke.delivery.rest.RequestBody;
import de.fallbruecke.delivery.rest.RequestBody.Piece;
import de.fallbruecke.delivery.rest.TokenUnavailable;
import de.fallbruecke.delivery.rest.Verdict;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.OutboundHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bundles posted as part {@code file} of multipart/form-data; a receipt may be the answer. */
record RestXdomea(
    Laying laying,
    URI url,
    Credentials credentials,
    Map<String, String> headers,
    Posting posting,
    Clock clock)
    implements Connector {
  @Override
  public Outcome send(Parcel parcel) {
    Verdict verdict = new Verdict(laying.target(), parcel.delivery().id(), clock);
    Optional<Outcome> forbidden = posting.forbidden(url, verdict);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    Message message = new Message(parcel, laying.options());
    try {
      RequestBody body = body(parcel, message);
      HttpRequest.Builder request = HttpRequest.newBuilder(url);
      headers.forEach(request::setHeader);
      credentials.authorization().ifPresent(value -> request.setHeader("Authorization", value));
      request
          .setHeader("User-Agent", OutboundHttp.USER_AGENT)
          .setHeader("Content-Type", body.contentType())
          .setHeader("Idempotency-Key", parcel.key());
      return posting.post(
          request, body, verdict, answer -> meaning(answer, parcel, message, verdict));
    } catch (TokenUnavailable e) {
      return e.outcome(laying.target(), parcel.delivery().id());
    } catch (ContentUnreadable e) {
      throw e.reason();
    } catch (Bundle.TooLarge e) {
      return FileXdomea.tooLarge(laying.target(), parcel);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private RequestBody body(Parcel parcel, Message message) throws IOException {
    String boundary = "fallbruecke-" + message.process();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(
        RequestBody.text(
            "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.zip\"\r\nContent-Type: application/zip\r\n\r\n"
                .formatted(boundary, message.name())));
    pieces.addAll(Bundle.of(parcel, message));
    pieces.add(RequestBody.text("\r\n--" + boundary + "--\r\n"));
    return new RequestBody("multipart/form-data; boundary=" + boundary, pieces, "");
  }

  private Outcome meaning(
      HttpResponse<byte[]> answer, Parcel parcel, Message message, Verdict verdict) {
    Outcome outcome = verdict.of(answer);
    if (laying.options().receipt() == Receipt.NONE || !(outcome instanceof Outcome.Delivered)) {
      return outcome;
    }
    try {
      Optional<Receipts.Said> said =
          new Receipts(laying.options())
              .read(new ByteArrayInputStream(answer.body()), message.process());
      if (said.isPresent()) {
        return laying.meaning(said, parcel, message);
      }
    } catch (IOException e) {
      // as good as none
    }
    return new Outcome.Refused(
        FaultCode.RECEIPT_AWAITED,
        "Target '%s' took delivery %s, process %s, but its answer holds no receipt. Ask its operator what became of it; then cancel the delivery, or release it to send it again."
            .formatted(laying.target(), parcel.delivery().id(), message.process()));
  }
}
