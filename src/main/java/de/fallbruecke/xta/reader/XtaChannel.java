package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.LeftOut;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** XTA as a way in. */
public final class XtaChannel implements Channel {
  /** As written in {@code fallbruecke.destinations.<name>.channel}. */
  public static final String NAME = "xta";

  /** So many broken answers for one message, over some two minutes, are no passing trouble. */
  private static final int MOST_BROKEN_ANSWERS = 6;

  private final XtaBoxes boxes;
  private final Arrivals arrivals;
  private final UsedId usedId;
  private final LeftOut leftOut;
  private final Receipts receipts;
  private final XtaReplies replies;

  XtaChannel(
      XtaBoxes boxes,
      Arrivals arrivals,
      UsedId usedId,
      LeftOut leftOut,
      Receipts receipts,
      XtaReplies replies) {
    this.boxes = boxes;
    this.arrivals = arrivals;
    this.usedId = usedId;
    this.leftOut = leftOut;
    this.receipts = receipts;
    this.replies = replies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Announcement> list(Destination destination) {
    BoxList list = BoxList.of(boxes.get(destination));
    leftOut.count(destination, list.leftOut());
    return list.announcements();
  }

  @Override
  public List<CheckStep> check(Destination destination) {
    return new XtaBoxCheck(boxes.get(destination)).steps();
  }

  @Override
  public Reception receive(Submission submission, Destination destination, Staging staging) {
    XtaBox box = boxes.get(destination);
    String what = "Fetching of submission " + submission.id();
    String id = BoxId.of(submission).messageId();
    try (Fetched fetched = box.client().fetch(id)) {
      if (!fetched.message().metaData().messageId().equals(id)) {
        throw new Fault(
            FaultCode.XTA_ANSWER_UNREADABLE,
            "%s: the server sent another message than it was asked for. Nothing was kept or acknowledged; tell its operator."
                .formatted(what));
      }
      return new Reading(box, submission, fetched.message(), arrivals, usedId, staging).run();
    } catch (XtaFault refused) {
      if (refused.number() == XtaError.MESSAGE_UNKNOWN.number()) {
        return gone(submission, box);
      }
      throw Trouble.fault(what, refused);
    } catch (XtaOutage outage) {
      return brokenForGood(submission, outage).orElseThrow(() -> Trouble.fault(what, outage));
    }
  }

  /**
   * An answer that is none by the standard, again and again for the same message, will not heal by
   * itself: the message is held, with evidence, and stays in the box. Trouble of the line in
   * between does not count.
   */
  private static Optional<Reception> brokenForGood(Submission submission, XtaOutage outage) {
    FaultCode code = Trouble.code(outage);
    int answers = submission.tries() + 1;
    if (code != FaultCode.XTA_ANSWER_UNREADABLE
        || submission.trouble() != code
        || answers < MOST_BROKEN_ANSWERS) {
      return Optional.empty();
    }
    String cause = outage.reason().name();
    return Optional.of(
        new Reception.Defective(
            false,
            code,
            List.of(
                new Problem(
                    code.code(),
                    code.name(),
                    "%s Submission %s is held: what the server answers for its message cannot be read (%s). Nothing was kept or acknowledged, it stays in the box; tell the operator of the server, then release."
                        .formatted(code, submission.id(), cause),
                    "submission")),
            null,
            null,
            List.of(
                Event.of(
                    "XTA_ANSWER_BROKEN",
                    Map.of(
                        "messageId",
                        BoxId.of(submission).messageId(),
                        "cause",
                        cause,
                        "tries",
                        String.valueOf(answers))))));
  }

  /**
   * Somebody else emptied the box, or the server deleted the message; or a list showed for a while
   * what we had closed.
   */
  private Reception gone(Submission submission, XtaBox box) {
    String id = BoxId.of(submission).messageId();
    Optional<Submission> closedByUs = usedId.sameEntry(submission);
    if (closedByUs.isPresent()) {
      return new Reception.Repeated(closedByUs.get().id(), List.of(Receipts.goneEvent(id)));
    }
    String how = "the box does not have the message any more";
    List<Event> evidence =
        Reports.read(box.client(), id).stream().map(report -> Reports.event(id, report)).toList();
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
