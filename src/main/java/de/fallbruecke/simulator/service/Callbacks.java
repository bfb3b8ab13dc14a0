package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.faults.Occasion;
import de.fallbruecke.simulator.http.HttpService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the receiver about new submissions and repeats it until one call succeeds. Number and
 * pauses of the real service are unknown; here the pauses are a list, and after the last one the
 * service gives up.
 */
final class Callbacks {
  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);
  private static final String NEW_SUBMISSIONS =
      "https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions";

  private final Clock clock;
  private final Faults faults;
  private final Destinations destinations;
  private final List<Duration> pauses;
  private final HttpClient http = OutboundHttp.newClient();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private Consumer<StoredSubmission> onSuccess = stored -> {};
  private Consumer<StoredSubmission> onEnd = stored -> {};

  Callbacks(Clock clock, Faults faults, Destinations destinations, List<Duration> pauses) {
    this.clock = clock;
    this.faults = faults;
    this.destinations = destinations;
    this.pauses = List.copyOf(pauses);
  }

  /** What happens when a receiver took the news, and when it was told for the last time. */
  void listeners(Consumer<StoredSubmission> success, Consumer<StoredSubmission> end) {
    onSuccess = success;
    onEnd = end;
  }

  boolean wantedFor(UUID destination) {
    return destinations.existing(destination).callback() != null;
  }

  /** Begins to tell, if the destination wants to be told. */
  void announce(StoredSubmission stored) {
    if (stored.facts().callbackOpen()) {
      later(stored, 0, Duration.ZERO);
    }
  }

  private void later(StoredSubmission stored, int attempt, Duration pause) {
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, calls)
        .execute(() -> attempt(stored, attempt));
  }

  private void attempt(StoredSubmission stored, int attempt) {
    SubmissionFacts facts = stored.facts();
    DestinationEntry.CallbackAddress address =
        destinations.existing(facts.destinationId()).callback();
    if (address == null || send(address, facts)) {
      if (address != null) {
        onSuccess.accept(stored);
      }
      onEnd.accept(stored);
    } else if (attempt < pauses.size()) {
      later(stored, attempt + 1, pauses.get(attempt));
    } else {
      log.info("Callback for submission {} given up after {} calls", stored.id(), attempt + 1);
      onEnd.accept(stored);
    }
  }

  private boolean send(DestinationEntry.CallbackAddress address, SubmissionFacts facts) {
    Occasion occasion =
        new Occasion(
            "POST",
            URI.create(address.url()).getPath(),
            facts.destinationId(),
            Set.of(facts.submissionId()),
            null);
    if (faults.strikes(FaultKind.CALLBACK_SILENT, occasion)) {
      return true;
    }
    boolean stale = faults.strikes(FaultKind.CALLBACK_STALE, occasion);
    long timestamp = clock.instant().getEpochSecond() - (stale ? 600 : 0);
    String secret =
        faults.strikes(FaultKind.CALLBACK_WRONG_HMAC, occasion)
            ? "not-" + address.secret()
            : address.secret();
    byte[] body = body(facts);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.url()))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("User-Agent", "FIT-Connect-Simulator")
            .header("callback-timestamp", Long.toString(timestamp))
            .header("callback-authentication", CallbackHmac.hex(secret, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    boolean taken = call(request);
    if (faults.strikes(FaultKind.CALLBACK_REPLAY, occasion)) {
      call(request);
    }
    return taken;
  }

  private boolean call(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] body(SubmissionFacts facts) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("destinationId", facts.destinationId());
    entry.put("submissionId", facts.submissionId());
    entry.put("caseId", facts.caseId());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", NEW_SUBMISSIONS);
    body.put("submissionIds", List.of(facts.submissionId()));
    body.put("submissions", List.of(entry));
    return Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
  }

  /** Breaks calls off and waits until nothing is written any more. */
  void stop() {
    http.shutdownNow();
    HttpService.end(calls);
  }
}
