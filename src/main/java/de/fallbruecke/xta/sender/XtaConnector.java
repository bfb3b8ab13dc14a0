package de.fallbruecke.xta.sender;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.ContentUnreadable;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.xta.SendClient;
import de.fallbruecke.xta.ServiceAvailability;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.account.Reports;
import de.fallbruecke.xta.account.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a case as one XTA message; delivered is what the transport report calls so. */
final class XtaConnector implements Connector {
  private final String target;
  private final XtaTarget to;
  private final SendClient client;
  private final Carriage carriage;

  XtaConnector(String target, XtaTarget to, SendClient client) {
    this.target = target;
    this.to = to;
    this.client = client;
    this.carriage = new Carriage(client, to.sendings());
  }

  @Override
  public Outcome send(Parcel parcel) {
    try {
      return obstacle(parcel).orElseGet(() -> carried(parcel));
    } catch (XtaFault refused) {
      return outcome(parcel, refused);
    } catch (XtaOutage outage) {
      return outcome(parcel, outage);
    } catch (TransientFault asking) {
      return new Outcome.NotYet(asking.code(), said(parcel, asking.getMessage()), null);
    }
  }

  private Optional<Outcome> obstacle(Parcel parcel) {
    long size = parcel.items().stream().mapToLong(Item::size).sum();
    if (size > to.account().maxContainer()) {
      return Optional.of(
          new Outcome.Refused(
              FaultCode.XTA_CONTAINER_TOO_LARGE,
              said(
                  parcel,
                  "its %d bytes are more than the %d that a container may have. Nothing was sent; hand it over another way."
                      .formatted(size, to.account().maxContainer()))));
    }
    return Optional.empty();
  }

  private Outcome carried(Parcel parcel) {
    String content = content(parcel);
    Optional<Sending> known = to.sendings().find(parcel.key());
    if (known.isEmpty() && notOffered()) {
      return new Outcome.Refused(
          FaultCode.XTA_REQUEST_REFUSED,
          said(
              parcel,
              "the reader does not offer the service. Nothing was sent; check reader and about.service of the target."));
    }
    Sending sending =
        to.sendings().begin(parcel.key(), to.account().name(), content, client::createMessageId);
    if (!sending.content().equals(content) || !sending.account().equals(to.account().name())) {
      return new Outcome.Refused(
          FaultCode.TARGET_CONFLICT,
          said(
              parcel,
              "message %s was begun under its key with other content or through another account. Nothing was sent; ask the reader what he has."
                  .formatted(sending.messageId())));
    }
    Carriage.Progress progress =
        carriage.carry(sending, id -> CaseMessage.of(id, parcel, to, to.clock().instant()));
    return switch (progress) {
      case Carriage.Progress.Underway() ->
          new Outcome.Underway(
              FaultCode.XTA_REPORT_OPEN,
              said(
                  parcel,
                  "message %s is sent, its transport report is still open."
                      .formatted(sending.messageId())),
              to.reportEvery());
      case Carriage.Progress.Arrived(var report) -> {
        note(parcel, Reports.event(sending.messageId(), report));
        yield new Outcome.Delivered(sending.messageId());
      }
      case Carriage.Progress.Failed(var report) -> {
        note(parcel, Reports.event(sending.messageId(), report));
        yield new Outcome.Refused(
            FaultCode.XTA_REPORT_RED,
            said(
                parcel,
                "the transport report of message %s says error; the codes stand in the evidence. The reader does not have it; remove the cause and release the delivery."
                    .formatted(sending.messageId())));
      }
    };
  }

  /** Not offered is what the server knows; what it does not know is tried. */
  private boolean notOffered() {
    return to.lookup()
        && client.lookup(to.reader(), to.about().service()) == ServiceAvailability.NOT_AVAILABLE;
  }

  private void note(Parcel parcel, Event report) {
    if (parcel.delivery().synthetic()) {
      return; // there is no submission that it could prove anything of
    }
    to.evidence()
        .transaction()
        .executeWithoutResult(
            status -> to.evidence().log().append(parcel.delivery().submission(), report));
  }

  private Outcome outcome(Parcel parcel, XtaFault refused) {
    FaultCode code = Trouble.code(refused);
    String detail =
        said(
            parcel,
            "the XTA server answered %s with %s %d."
                .formatted(refused.operation(), refused.name(), refused.number()));
    return Trouble.passes(refused)
        ? new Outcome.NotYet(code, detail, null)
        : new Outcome.Refused(code, detail);
  }

  private Outcome outcome(Parcel parcel, XtaOutage outage) {
    for (Throwable t = outage; t != null; t = t.getCause()) {
      if (t instanceof ContentUnreadable ours) {
        throw ours.reason();
      }
    }
    FaultCode code = Trouble.code(outage);
    String detail =
        said(
            parcel,
            "no usable answer of the XTA server to %s (%s)."
                .formatted(outage.operation(), outage.reason()));
    // Only sending has an effect that anybody could see.
    return outage.mayHaveHadEffect() && outage.operation().equals("sendMessage")
        ? new Outcome.Unclear(FaultCode.TARGET_OUTCOME_UNKNOWN, detail)
        : new Outcome.NotYet(code, detail, null);
  }

  private String said(Parcel parcel, String what) {
    return "Delivery %s to target '%s': %s".formatted(parcel.delivery().id(), target, what);
  }

  private static String content(Parcel parcel) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Item item : parcel.items()) {
      texts.add(item.id());
      texts.add(item.name());
      texts.add(item.mediaType());
      texts.add(item.sha512());
    }
    return Sending.fingerprint(texts);
  }
}
