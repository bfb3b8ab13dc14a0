package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reading and writing the event log of a case. */
final class EventLogs {
  private static final int TOKEN_BYTES = 256 * 1024;

  private final ServiceParts parts;
  private final ApiVersion version;
  private final EventTampering tampering;

  EventLogs(ServiceParts parts, ApiVersion version) {
    this.parts = parts;
    this.version = version;
    this.tampering = new EventTampering(parts);
  }

  void ofCase(Call call) throws IOException {
    answer(call, visible(call, log(call)), token -> true);
  }

  void ofSubmission(Call call) throws IOException {
    StoredSubmission stored =
        call.uuid("submissionId")
            .flatMap(parts.submissions()::find)
            .orElseThrow(Problems::submissionNotFound);
    CaseLog log = visible(call, parts.cases().existing(stored.facts().caseId()));
    String subject = "submission:" + stored.id();
    answer(call, log, token -> token.claim("sub").equals(subject));
  }

  void ofReply(Call call) throws IOException {
    StoredReply stored =
        call.uuid("replyId").flatMap(parts.replies()::find).orElseThrow(Problems::replyNotFound);
    CaseLog log = visible(call, parts.cases().existing(stored.facts().caseId()));
    String subject = "reply:" + stored.id();
    answer(call, log, token -> token.claim("sub").equals(subject));
  }

  private void answer(Call call, CaseLog log, Function<EventToken, Boolean> wanted)
      throws IOException {
    List<String> tokens =
        log.tokens().stream()
            .filter(token -> EventTokens.read(token).map(wanted).orElse(false))
            .toList();
    call.json(
        200,
        Page.of(call)
            .of("eventLog", tampering.log(tokens, parts.occasion(call)), Function.identity()));
  }

  private CaseLog log(Call call) {
    parts.tokens().caller(call);
    return call.uuid("caseId")
        .flatMap(parts.cases()::find)
        .orElseThrow(() -> Problems.notFound("no such case"));
  }

  private CaseLog visible(Call call, CaseLog log) {
    Client client = parts.tokens().caller(call);
    boolean party =
        client.role() == Client.Role.SENDER
            ? log.sender().equals(client.id())
            : parts.destinations().existing(log.destinationId()).owner().equals(client.id());
    if (!party) {
      throw Problems.forbidden("this client has no part in the case");
    }
    return log;
  }

  void post(Call call) throws IOException {
    CaseLog log = log(call);
    boolean bySender = parts.tokens().caller(call).role() == Client.Role.SENDER;
    DestinationEntry destination = bySender ? sender(call, log) : receiver(call, log);
    if (!call.mediaType().equals("application/jose")) {
      throw Problems.unsupportedMediaType("an event is sent as application/jose");
    }
    String compact = new String(call.bytes(TOKEN_BYTES), StandardCharsets.UTF_8).strip();
    EventToken token = EventRules.check(compact, version, log, destination);
    if (bySender) {
      closeReply(token, log, compact);
    } else {
      close(token, log, compact);
    }
    call.answer(204);
  }

  private DestinationEntry receiver(Call call, CaseLog log) {
    DestinationEntry destination = parts.destinations().existing(log.destinationId());
    parts.tokens().owner(call, destination);
    return destination;
  }

  /**
   * What a sender signs with is not public; here it has a destination of its own without services,
   * as API v3 is said to have (assumed).
   */
  private DestinationEntry sender(Call call, CaseLog log) {
    Client client = parts.tokens().caller(call, Client.Role.SENDER);
    if (!log.sender().equals(client.id())) {
      throw Problems.forbidden("this client has no part in the case");
    }
    return parts.destinations().all().stream()
        .filter(entry -> entry.owner().equals(client.id()))
        .findFirst()
        .orElseThrow(() -> Problems.forbidden("this client has no signature key"));
  }

  private void closeReply(EventToken token, CaseLog log, String compact) throws IOException {
    SubmissionStatus target = EventRules.target(token);
    StoredReply stored =
        Call.uuidOf(
                token.claim("sub").startsWith("reply:") ? token.claim("sub").substring(6) : null)
            .flatMap(parts.replies()::find)
            .filter(reply -> reply.facts().caseId().equals(log.caseId()))
            .filter(reply -> token.event().endsWith("-reply"))
            .orElseThrow(() -> Problems.unprocessable("sub names no reply of this case"));
    synchronized (stored) {
      if (!stored.facts().status().undecided() || target == null) {
        throw Problems.conflict("the reply is already " + stored.facts().status().key());
      }
      EventRules.sameTags(token, stored.authenticationTags());
      log.append(compact);
      stored.facts(stored.facts().status(target, parts.clock().instant()));
    }
    parts.callbacks().answered(stored.facts());
  }

  private void close(EventToken token, CaseLog log, String compact) throws IOException {
    StoredSubmission stored = subject(token, log);
    synchronized (stored) {
      SubmissionStatus target = EventRules.target(token);
      if (!stored.status().undecided() || target == null) {
        throw Problems.conflict("the submission is already " + stored.status().key());
      }
      EventRules.sameTags(token, stored.authenticationTags());
      log.append(compact);
      parts.submissions().save(stored, stored.facts().status(target, closed(target)));
    }
  }

  private @Nullable Instant closed(SubmissionStatus target) {
    return target == SubmissionStatus.FORWARDED ? null : parts.clock().instant();
  }

  private StoredSubmission subject(EventToken token, CaseLog log) {
    String subject = token.claim("sub");
    return Call.uuidOf(subject.startsWith("submission:") ? subject.substring(11) : null)
        .filter(id -> token.event().endsWith("-submission"))
        .filter(log.submissions()::contains)
        .flatMap(parts.submissions()::find)
        .orElseThrow(() -> Problems.unprocessable("sub names no submission of this case"));
  }

  void describe(Call call) throws IOException {
    call.json(200, view(visible(call, log(call))));
  }

  void list(Call call) throws IOException {
    Client client = parts.tokens().caller(call);
    List<CaseLog> mine =
        parts.cases().all().stream()
            .filter(
                log ->
                    client.role() == Client.Role.SENDER
                        ? log.sender().equals(client.id())
                        : parts
                            .destinations()
                            .existing(log.destinationId())
                            .owner()
                            .equals(client.id()))
            .toList();
    call.json(200, Page.of(call).of("cases", mine, this::view));
  }

  private Map<String, Object> view(CaseLog log) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("caseId", log.caseId());
    view.put("destinationId", log.destinationId());
    view.put("submissions", log.submissions());
    view.put(
        "replies",
        parts.replies().all().stream()
            .map(StoredReply::facts)
            .filter(facts -> facts.caseId().equals(log.caseId()))
            .map(ReplyFacts::replyId)
            .toList());
    return view;
  }
}
