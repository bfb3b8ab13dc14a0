package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.submission.ReplyStage;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.xta.SendClient;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.account.Reports;
import de.fallbruecke.xta.account.Trouble;
import de.fallbruecke.xta.sender.Carriage;
import de.fallbruecke.xta.sender.Sending;
import de.fallbruecke.xta.sender.Sendings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the author of a message, or to whom he named: a message of its own with In-Reply-To.
 * One effect per step; the id is kept before anything is sent.
 */
final class XtaReplies {
  private final Sendings sendings;
  private final Clock clock;

  XtaReplies(Sendings sendings, Clock clock) {
    this.sendings = sendings;
    this.clock = clock;
  }

  ReplyWay way(ReplyAddress address, XtaBox box) {
    if (address.channel() == null || !address.channel().kind().equals(Envelopes.REPLY_KIND)) {
      return new ReplyWay.NotServed(
          "kind-not-served", "The applicant did not come by XTA and cannot be answered by it.");
    }
    if (!box.reply().given()) {
      return new ReplyWay.NotServed(
          "reply-not-configured",
          "What an answer is about has to be agreed with the author: %s is not set."
              .formatted(XtaBoxes.property(box.destination().name(), "reply")));
    }
    return new ReplyWay.Served();
  }

  ReplyProgress step(OutgoingReply reply, XtaBox box) {
    String what = "Reply " + reply.id();
    try {
      return step(reply, box, box.account().sender());
    } catch (XtaFault refused) {
      throw Trouble.fault(what, refused);
    } catch (XtaOutage outage) {
      throw Trouble.fault(what, outage);
    }
  }

  private ReplyProgress step(OutgoingReply reply, XtaBox box, SendClient client) {
    String account = box.account().name();
    String key = "reply:" + reply.id();
    String content = content(reply);
    Sending sending = sendings.begin(key, account, content, client::createMessageId);
    if (!sending.content().equals(content) || !sending.account().equals(account)) {
      throw new Fault(
          FaultCode.XTA_MESSAGE_REFUSED,
          "%s Reply %s was begun with other content or through another account as message %s. Nothing was sent; ask the author what he has."
              .formatted(FaultCode.XTA_MESSAGE_REFUSED, reply.id(), sending.messageId()));
    }
    if (reply.stage() == ReplyStage.ACCEPTED) {
      return new ReplyProgress.Advanced(
          ReplyStage.ANNOUNCED,
          sending.messageId(),
          memo(reply),
          List.of(Event.of("XTA_REPLY_ID", Map.of("messageId", sending.messageId()))));
    }
    long size = reply.documents().stream().mapToLong(OutgoingReply.Document::size).sum();
    if (size > box.account().maxContainer()) {
      return new ReplyProgress.Refused(
          FaultCode.XTA_CONTAINER_TOO_LARGE,
          "its documents have more bytes than a container may have",
          List.of());
    }
    Carriage carriage = new Carriage(client, sendings);
    boolean submitted = reply.stage() == ReplyStage.SUBMITTED;
    Carriage.Progress progress =
        submitted
            ? carriage.report(sending)
            : carriage.carry(sending, id -> ReplyMessage.of(id, reply, box, clock.instant()));
    return progress(reply, sending, submitted, progress);
  }

  private static ReplyProgress progress(
      OutgoingReply reply, Sending sending, boolean submitted, Carriage.Progress progress) {
    return switch (progress) {
      case Carriage.Progress.Underway() ->
          submitted
              ? new ReplyProgress.Waiting(List.of())
              : new ReplyProgress.Advanced(
                  ReplyStage.SUBMITTED,
                  sending.messageId(),
                  memo(reply),
                  List.of(Event.of("XTA_REPLY_SENT", Map.of("messageId", sending.messageId()))));
      case Carriage.Progress.Arrived(var report) ->
          new ReplyProgress.Taken(List.of(Reports.event(sending.messageId(), report)));
      case Carriage.Progress.Failed(var report) ->
          new ReplyProgress.Refused(
              FaultCode.XTA_REPORT_RED,
              "the transport report of message %s says error".formatted(sending.messageId()),
              List.of(Reports.event(sending.messageId(), report)));
    };
  }

  private static String memo(OutgoingReply reply) {
    return reply.memo() == null ? "{}" : reply.memo();
  }

  private static String content(OutgoingReply reply) {
    List<@Nullable String> texts = new ArrayList<>();
    texts.add(reply.message().fileNumber());
    texts.add(reply.message().status());
    texts.add(reply.message().text());
    reply.documents().forEach(document -> texts.add(document.sha512()));
    return Sending.fingerprint(texts);
  }
}
