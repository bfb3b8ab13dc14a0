package de.fallbruecke.simulator.sink;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.Refusal;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a case: reads and hashes it as a stream, lets the ledger decide, answers. */
public final class CaseIntake {
  /** The case, or the message as the sender wrote it where the target wants that instead. */
  private static final Set<String> MAIN_PARTS = Set.of("case", "original");

  private static final int MAX_KEY = 200;

  private final Ledger ledger;
  private final Unreliability unreliability;

  public CaseIntake(Ledger ledger, Unreliability unreliability) {
    this.ledger = ledger;
    this.unreliability = unreliability;
  }

  /** {@code POST} or {@code PUT /cases}. */
  public void take(Call call) throws IOException {
    String key =
        call.header("Idempotency-Key")
            .filter(k -> !k.isBlank() && k.length() <= MAX_KEY)
            .orElseThrow(
                () ->
                    Refusal.of(
                        400,
                        "Bad Request",
                        "header Idempotency-Key (up to 200 characters) needed"));
    Received received = read(call);
    Ledger.Request request =
        new Ledger.Request(
            key,
            call.header("Fallbruecke-Case-Id").orElse(null),
            call.header("Fallbruecke-Submission-Id").orElse(null),
            received.digest(),
            received.contents());
    unreliability.pause();
    Unreliability.Failure failure = unreliability.next();
    if (failure == Unreliability.Failure.BEFORE) {
      ledger.refuse(request);
      throw unavailable("the case was not taken");
    }
    LedgerLine line = ledger.record(request);
    if (failure == Unreliability.Failure.AFTER) {
      throw unavailable("the case may have been taken");
    }
    switch (line.seen()) {
      case FIRST -> call.json(201, view(line));
      case REPEAT -> call.json(200, view(line));
      default ->
          throw Refusal.of(
              409, "Conflict", "this Idempotency-Key was used for a case with other content");
    }
  }

  private static Refusal unavailable(String detail) {
    return Refusal.of(503, "Service Unavailable", detail).header("Retry-After", "1");
  }

  /** {@code GET} or {@code HEAD /cases/{key}}. */
  public void find(Call call) throws IOException {
    String key = URLDecoder.decode(call.variable("key"), StandardCharsets.UTF_8);
    LedgerLine line =
        ledger
            .find(key)
            .orElseThrow(() -> Refusal.of(404, "Not Found", "no case was taken under this key"));
    call.json(200, view(line));
  }

  private static Map<String, Object> view(LedgerLine line) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("reference", line.reference());
    view.put("key", line.key());
    view.put("digest", line.digest());
    return view;
  }

  private record Received(String digest, List<LedgerLine.Content> contents) {}

  private static Received read(Call call) throws IOException {
    String type = call.header("Content-Type").orElse("");
    if (!call.mediaType().equals("multipart/form-data")) {
      return new Received(Sha512.hex(call.body()), List.of());
    }
    try {
      Optional<String> boundary = Multipart.boundary(type);
      if (boundary.isEmpty()) {
        throw new Multipart.MalformedException("no boundary is named");
      }
      return parts(new Multipart(call.body(), boundary.get()));
    } catch (Multipart.MalformedException e) {
      throw Refusal.of(400, "Bad Request", e.getMessage() + "");
    }
  }

  private static Received parts(Multipart multipart) throws IOException {
    String main = null;
    List<LedgerLine.Content> documents = new ArrayList<>();
    for (var head = multipart.next(); head.isPresent(); head = multipart.next()) {
      Measuring content = new Measuring();
      multipart.copyTo(content);
      if (MAIN_PARTS.contains(head.get().name()) && main == null) {
        main = content.sha512();
      } else {
        documents.add(
            new LedgerLine.Content(
                head.get().field("document-id").orElse(null), content.size(), content.sha512()));
      }
    }
    if (main == null) {
      throw new Multipart.MalformedException("there is no part named case or original");
    }
    return new Received(main, documents);
  }
}
