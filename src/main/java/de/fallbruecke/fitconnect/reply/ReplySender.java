package de.fallbruecke.fitconnect.reply;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.fitconnect.api.RemoteRefusal;
import de.fallbruecke.fitconnect.api.ReplyApi;
import de.fallbruecke.fitconnect.jose.EncryptionKey;
import de.fallbruecke.fitconnect.jose.JweStream;
import de.fallbruecke.fitconnect.verify.AuthenticationTags;
import de.fallbruecke.fitconnect.verify.EventLogReader;
import de.fallbruecke.fitconnect.verify.SecurityEvent;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.submission.ReplyStage;
import de.fallbruecke.submission.ReplyWay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends the replies of one destination, one effect per call.
 *
 * <p>An announcement whose answer was lost is abandoned and made again: there is no listing for the
 * announcing side, the service deletes what is not submitted after a day (facts/fit-connect §9,
 * §11), and the recipient sees only what is submitted. An upload replaces the one before. What is
 * submitted was encrypted once and is sent again byte for byte; before each try the event log says
 * whether it is there already.
 */
public final class ReplySender {
  private final ReplyProfile profile;
  private final ReplyApi api;
  private final EventLogReader logs;

  /** For one destination. */
  public ReplySender(ReplyProfile profile, ReplyApi api, EventLogReader logs) {
    this.profile = profile;
    this.api = api;
    this.logs = logs;
  }

  /** Whether replies to this address are sent; no call is made. */
  public ReplyWay way(ReplyAddress address) {
    return switch (ReplyTarget.of(address, profile)) {
      case ReplyTarget.Reachable reachable -> new ReplyWay.Served();
      case ReplyTarget.Unreachable none -> new ReplyWay.NotServed(none.reason(), none.detail());
    };
  }

  /** One effect further. */
  public ReplyProgress advance(OutgoingReply reply) {
    if (!(ReplyTarget.of(reply.address(), profile) instanceof ReplyTarget.Reachable target)) {
      throw new Fault(
          FaultCode.REPLY_NOT_SENDABLE,
          "Reply %s: its address can no longer be served under the present configuration. Nothing more was sent; see the reply channel of the case."
              .formatted(reply.id()));
    }
    return switch (reply.stage()) {
      case ACCEPTED -> announce(reply, target);
      case ANNOUNCED -> upload(reply, target);
      case UPLOADED -> submit(reply, target);
      case SUBMITTED -> look(reply, target);
    };
  }

  private ReplyProgress announce(OutgoingReply reply, ReplyTarget.Reachable target) {
    UUID id =
        api.announce(
            target.caseId(), reply.documents().stream().map(OutgoingReply.Document::id).toList());
    return advanced(reply, ReplyStage.ANNOUNCED, id, ReplyNote.empty(), List.of());
  }

  private ReplyProgress upload(OutgoingReply reply, ReplyTarget.Reachable target) {
    ReplyNote note = ReplyNote.parse(reply.memo());
    Optional<OutgoingReply.Document> next =
        reply.documents().stream()
            .filter(document -> !note.attachments().containsKey(document.id()))
            .findFirst();
    if (next.isEmpty()) {
      return seal(reply, target.key(), note);
    }
    try {
      String tag = upload(reply, next.get(), target.key());
      return advanced(
          reply,
          ReplyStage.ANNOUNCED,
          remoteId(reply),
          note.uploaded(next.get().id(), tag),
          List.of());
    } catch (RemoteRefusal e) {
      return gone(reply, target, e);
    }
  }

  private String upload(OutgoingReply reply, OutgoingReply.Document document, EncryptionKey key) {
    AtomicReference<@Nullable JweStream> last = new AtomicReference<>();
    api.upload(
        remoteId(reply),
        document.id(),
        JweStream.length(key, document.mediaType(), document.size()),
        () -> {
          JweStream jwe = new JweStream(key, document.mediaType(), reply.contents().open(document));
          last.set(jwe);
          return jwe;
        });
    return Objects.requireNonNull(last.get(), "the client never asked for the body").tag();
  }

  private ReplyProgress seal(OutgoingReply reply, EncryptionKey key, ReplyNote note) {
    byte[] data = ReplyDocuments.data(reply);
    byte[] metadata = ReplyDocuments.metadata(reply, data, profile.dataSchema());
    ReplyNote sealed =
        note.sealed(
            JweStream.compact(key, ReplyDocuments.JSON, metadata),
            JweStream.compact(key, ReplyDocuments.JSON, data));
    return advanced(reply, ReplyStage.UPLOADED, remoteId(reply), sealed, List.of());
  }

  private ReplyProgress submit(OutgoingReply reply, ReplyTarget.Reachable target) {
    ReplyNote note = ReplyNote.parse(reply.memo());
    AuthenticationTags ours = tags(reply, note);
    ReplyLog log = log(reply, target);
    if (log.submitted()) {
      return found(reply, note, ours, log);
    }
    try {
      api.submit(
          remoteId(reply),
          Objects.requireNonNull(note.metadata()),
          Objects.requireNonNull(note.data()));
    } catch (RemoteRefusal e) {
      if (e.conflict()) {
        // perhaps our own lost request was faster
        ReplyLog again = log(reply, target);
        if (again.submitted()) {
          return found(reply, note, ours, again);
        }
      }
      return gone(reply, target, e);
    }
    return advanced(reply, ReplyStage.SUBMITTED, remoteId(reply), note, List.of());
  }

  private static ReplyProgress found(
      OutgoingReply reply, ReplyNote note, AuthenticationTags ours, ReplyLog log) {
    Optional<String> difference = log.difference(ours);
    return difference.isPresent()
        ? differs(reply, difference.get(), log)
        : advanced(reply, ReplyStage.SUBMITTED, remoteId(reply), note, List.of());
  }

  private ReplyProgress look(OutgoingReply reply, ReplyTarget.Reachable target) {
    AuthenticationTags ours = tags(reply, ReplyNote.parse(reply.memo()));
    ReplyLog log = log(reply, target);
    Optional<SecurityEvent> closing = log.closing();
    if (closing.isEmpty()) {
      return new ReplyProgress.Waiting(List.of());
    }
    Optional<String> difference =
        log.difference(ours)
            .or(
                () ->
                    closing
                        .filter(ReplyLog::isAcceptance)
                        .flatMap(SecurityEvent::tags)
                        .filter(tags -> !tags.equals(ours))
                        .map(tags -> "other authentication tags were accepted"));
    if (difference.isPresent()) {
      return differs(reply, difference.get(), log);
    }
    return ReplyLog.isAcceptance(closing.get())
        ? new ReplyProgress.Taken(log.evidence())
        : new ReplyProgress.Refused(
            FaultCode.REPLY_REFUSED,
            "%s Reply %s was not taken: %s at %s%s. The applicant does not have it; answer another way, or release it to send it once more."
                .formatted(
                    FaultCode.REPLY_REFUSED,
                    reply.id(),
                    closing.get().type(),
                    closing.get().issuedAt(),
                    problems(closing.get())),
            log.evidence());
  }

  private static ReplyProgress differs(OutgoingReply reply, String how, ReplyLog log) {
    return new ReplyProgress.Refused(
        FaultCode.REPLY_DIFFERS,
        "%s Reply %s: %s. What the recipient got may not be what was sent; have the delivery service look at it."
            .formatted(FaultCode.REPLY_DIFFERS, reply.id(), how),
        log.evidence());
  }

  /** Types and places only: the details are foreign text, and stand in the signed token. */
  private static String problems(SecurityEvent refusal) {
    return refusal
        .payload()
        .path("problems")
        .valueStream()
        .limit(5)
        .map(p -> plain(p.path("type")) + " (" + plain(p.path("instance")) + ")")
        .collect(Collectors.collectingAndThen(Collectors.toList(), ReplySender::list));
  }

  private static String list(List<String> problems) {
    return problems.isEmpty() ? "" : ", " + String.join(", ", problems);
  }

  private static String plain(JsonNode node) {
    return node.stringValueOpt().filter(t -> t.matches("[\\w:/.#-]{1,200}")).orElse("?");
  }

  /**
   * Not there any more: the service has deleted what was not submitted in time. Only if the service
   * itself says so and its log agrees, not if some proxy does.
   */
  private ReplyProgress gone(OutgoingReply reply, ReplyTarget.Reachable target, RemoteRefusal no) {
    if (!no.notFound()) {
      throw no;
    }
    if (no.problemType().isEmpty()) {
      throw new TransientFault(FaultCode.REMOTE_BUSY, no.said() + "It is tried again.", no);
    }
    if (log(reply, target).submitted()) {
      throw no;
    }
    return new ReplyProgress.Forgotten(
        no.said(), List.of(Event.of("REPLY_FORGOTTEN", facts(reply, remoteId(reply)))));
  }

  private ReplyLog log(OutgoingReply reply, ReplyTarget.Reachable target) {
    return ReplyLog.read(logs, target.caseId(), remoteId(reply), profile.destination());
  }

  private static AuthenticationTags tags(OutgoingReply reply, ReplyNote note) {
    return note.tags()
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.UNEXPECTED,
                    "Reply %s has no sealed content although it is %s. Nothing was sent."
                        .formatted(reply.id(), reply.stage())));
  }

  private static UUID remoteId(OutgoingReply reply) {
    return UUID.fromString(
        Objects.requireNonNull(reply.externalId(), "an announced reply has an id"));
  }

  private static ReplyProgress advanced(
      OutgoingReply reply, ReplyStage stage, UUID id, ReplyNote note, List<Event> evidence) {
    List<Event> all =
        stage == reply.stage()
            ? evidence
            : List.of(Event.of("REPLY_" + stage.name(), facts(reply, id)));
    return new ReplyProgress.Advanced(stage, id.toString(), note.toJson(), all);
  }

  private static Map<String, String> facts(OutgoingReply reply, UUID id) {
    return new TreeMap<>(Map.of("reply", reply.id().toString(), "externalId", id.toString()));
  }
}
