package de.fallbruecke.simulator.sink;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
            received.documents());
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

  private record Received(String digest, int documents) {}

  private static Received read(Call call) throws IOException {
    String type = call.header("Content-Type").orElse("");
    if (!call.mediaType().equals("multipart/form-data")) {
      InputStream body = call.body();
      return new Received(Sha512.hex(body), 0);
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
    MessageDigest digest = Sha512.digest();
    boolean hasCase = false;
    int documents = 0;
    for (Optional<String> name = multipart.next(); name.isPresent(); name = multipart.next()) {
      if (MAIN_PARTS.contains(name.get()) && !hasCase) {
        hasCase = true;
        try (OutputStream hashing =
            new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), 16 * 1024)) {
          multipart.copyTo(hashing);
        }
      } else {
        documents++;
        multipart.copyTo(OutputStream.nullOutputStream());
      }
    }
    if (!hasCase) {
      throw new Multipart.MalformedException("there is no part named case or original");
    }
    return new Received(HexFormat.of().formatHex(digest.digest()), documents);
  }
}
