package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.account.Reports;
import de.fallbruecke.xta.account.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XTA as a way in. */
public final class XtaChannel implements Channel {
  /** As written in {@code fallbruecke.destinations.<name>.channel}. */
  public static final String NAME = "xta";

  private final XtaBoxes boxes;
  private final Arrivals arrivals;
  private final Receipts receipts;
  private final XtaReplies replies;

  XtaChannel(XtaBoxes boxes, Arrivals arrivals, Receipts receipts, XtaReplies replies) {
    this.boxes = boxes;
    this.arrivals = arrivals;
    this.receipts = receipts;
    this.replies = replies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Announcement> list(Destination destination) {
    return BoxList.of(boxes.get(destination));
  }

  @Override
  public Reception receive(Submission submission, Destination destination, Staging staging) {
    XtaBox box = boxes.get(destination);
    String what = "Fetching of submission " + submission.id();
    try (Fetched fetched = box.client().fetch(submission.externalId())) {
      if (!fetched.message().metaData().messageId().equals(submission.externalId())) {
        throw new Fault(
            FaultCode.XTA_ANSWER_UNREADABLE,
            "%s: the server sent another message than it was asked for. Nothing was kept or acknowledged; tell its operator."
                .formatted(what));
      }
      return new Reading(box, submission, fetched.message(), arrivals, staging).run();
    } catch (XtaFault refused) {
      if (refused.number() == XtaError.MESSAGE_UNKNOWN.number()) {
        return gone(submission, box);
      }
      throw Trouble.fault(what, refused);
    } catch (XtaOutage outage) {
      throw Trouble.fault(what, outage);
    }
  }

  /** Somebody else emptied the box, or the server deleted the message. */
  private static Reception gone(Submission submission, XtaBox box) {
    String how = "the box does not have the message any more";
    List<Event> evidence =
        Reports.read(box.client(), submission.externalId()).stream()
            .map(report -> Reports.event(submission.externalId(), report))
            .toList();
    return new Reception.AlreadyClosed(how, evidence);
  }

  @Override
  public Receipt confirm(Submission submission, Destination destination, Decision decision) {
    return switch (decision) {
      case Decision.Accept() -> receipts.accept(submission, boxes.get(destination));
      case Decision.Reject reject ->
          throw new Fault(
              FaultCode.XTA_NO_REJECTION,
              "%s Submission %s cannot be rejected: XTA has no word for it. It stays in the box and is not acknowledged."
                  .formatted(FaultCode.XTA_NO_REJECTION, submission.id()));
    };
  }

  /** Held whatever it is: nobody would hear of a rejection. */
  @Override
  public Reception.Defective classify(ContentDefect defect, Destination destination) {
    FaultCode code =
        switch (defect.kind()) {
          case NOT_WELL_FORMED -> FaultCode.DATA_NOT_WELL_FORMED;
          case SCHEMA_VIOLATION -> FaultCode.DATA_INVALID;
        };
    return new Reception.Defective(
        false,
        code,
        List.of(new Problem(code.code(), code.name(), defect.detail(), "data")),
        null,
        null,
        List.of());
  }

  @Override
  public Problem refusal(@Nullable String kind, String reason) {
    throw new Fault(
        FaultCode.ACT_NOT_POSSIBLE,
        "XTA has no rejection: the sender would not hear of it. Nothing was changed. Accept the submission to acknowledge it, or close it, and tell the author by a reply or by letter.");
  }

  @Override
  public ReplyWay replyWay(ReplyAddress address, Destination destination) {
    return replies.way(address, boxes.get(destination));
  }

  @Override
  public ReplyProgress reply(OutgoingReply reply, Destination destination) {
    return replies.step(reply, boxes.get(destination));
  }
}
