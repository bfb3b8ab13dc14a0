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
 * Tells the receiver about new submissions, and whoever replied what became of the reply, and
 * repeats it until one call succeeds. Number and pauses of the real service are unknown; here the
 * pauses are a list, and after the last one the service gives up.
 */
final class Callbacks {
  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);
  private static final String NEW_SUBMISSIONS =
      "https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions";

  /** Assumed, by analogy. */
  private static final String NEW_EVENTS =
      "https://schema.fitko.de/fit-connect/submission-api/callbacks/new-events";

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
      SubmissionFacts facts = stored.facts();
      later(
          new News(
              facts.destinationId(),
              Set.of(facts.submissionId()),
              body(facts),
              () -> onSuccess.accept(stored),
              () -> onEnd.accept(stored)),
          0,
          Duration.ZERO);
    }
  }

  /** Begins to tell that the receiver of a reply has taken or refused it. */
  void answered(ReplyFacts facts) {
    if (wantedFor(facts.destinationId())) {
      later(
          new News(facts.destinationId(), Set.of(), body(facts), () -> {}, () -> {}),
          0,
          Duration.ZERO);
    }
  }

  /** What is told to whom, and what follows when it was taken and when it is over. */
  private record News(
      UUID destination, Set<UUID> submissions, byte[] body, Runnable taken, Runnable over) {}

  private void later(News news, int attempt, Duration pause) {
    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, calls)
        .execute(() -> attempt(news, attempt));
  }

  private void attempt(News news, int attempt) {
    DestinationEntry.CallbackAddress address = destinations.existing(news.destination()).callback();
    if (address == null || send(address, news)) {
      if (address != null) {
        news.taken().run();
      }
      news.over().run();
    } else if (attempt < pauses.size()) {
      later(news, attempt + 1, pauses.get(attempt));
    } else {
      log.info(
          "Callback for destination {} given up after {} calls", news.destination(), attempt + 1);
      news.over().run();
    }
  }

  private boolean send(DestinationEntry.CallbackAddress address, News news) {
    Occasion occasion =
        new Occasion(
            "POST",
            URI.create(address.url()).getPath(),
            news.destination(),
            news.submissions(),
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
    byte[] body = news.body();
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

  private static byte[] body(ReplyFacts facts) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("destinationId", facts.destinationId());
    entry.put("replyId", facts.replyId());
    entry.put("caseId", facts.caseId());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", NEW_EVENTS);
    body.put("submissions", List.of());
    body.put("replies", List.of(entry));
    return Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
  }

  /** Breaks calls off and waits until nothing is written any more. */
  void stop() {
    http.shutdownNow();
    HttpService.end(calls);
  }
}
