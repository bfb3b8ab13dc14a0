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
    DestinationEntry destination = parts.destinations().existing(log.destinationId());
    parts.tokens().owner(call, destination);
    if (!call.mediaType().equals("application/jose")) {
      throw Problems.unsupportedMediaType("an event is sent as application/jose");
    }
    String compact = new String(call.bytes(TOKEN_BYTES), StandardCharsets.UTF_8).strip();
    EventToken token = EventRules.check(compact, version, log, destination);
    StoredSubmission stored = subject(token, log);
    synchronized (stored) {
      SubmissionStatus target = EventRules.target(token);
      if (!stored.status().undecided() || target == null) {
        throw Problems.conflict("the submission is already " + stored.status().key());
      }
      EventRules.sameTags(token, stored);
      log.append(compact);
      parts.submissions().save(stored, stored.facts().status(target, closed(target)));
    }
    call.answer(204);
  }

  private @Nullable Instant closed(SubmissionStatus target) {
    return target == SubmissionStatus.FORWARDED ? null : parts.clock().instant();
  }

  private StoredSubmission subject(EventToken token, CaseLog log) {
    String subject = token.claim("sub");
    return Call.uuidOf(subject.startsWith("submission:") ? subject.substring(11) : null)
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
    call.json(200, Page.of(call).of("cases", mine, EventLogs::view));
  }

  private static Map<String, Object> view(CaseLog log) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("caseId", log.caseId());
    view.put("destinationId", log.destinationId());
    view.put("submissions", log.submissions());
    view.put("replies", List.of());
    return view;
  }
}
