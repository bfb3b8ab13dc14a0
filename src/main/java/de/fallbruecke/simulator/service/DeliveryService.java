package de.fallbruecke.simulator.service;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.Handler;
import de.fallbruecke.simulator.http.HttpService;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The delivery service: puts its parts together and the endpoints on their paths. */
public final class DeliveryService {
  /**
   * What a service needs.
   *
   * @param state directory of its own; kept over restarts
   * @param signingKey its private PS512 key
   * @param callbackPauses between the calls of one callback; after the last it gives up
   */
  public record Settings(
      Path state, RSAKey signingKey, Limits limits, Clock clock, List<Duration> callbackPauses) {}

  private static final Logger log = LoggerFactory.getLogger(DeliveryService.class);
  private static final String SUBMISSION_API = "/submission-api";
  private static final Duration SWEEP_PAUSE = Duration.ofMinutes(1);

  private final HttpService http;
  private final ServiceParts parts;
  private final Deadlines deadlines;
  private final RequestLog requests = new RequestLog();
  private @Nullable Thread ticker;

  /**
   * Binds the port and reads the state; {@link #start()} makes it answer.
   *
   * @throws IOException if the port is taken or the state is unreadable
   */
  public DeliveryService(int port, Settings settings) throws IOException {
    // The gate knows the parts and the parts know the address: the filter is set when both exist.
    List<Gate> gate = new ArrayList<>(1);
    http = new HttpService(port, (call, next) -> gate.getFirst().filter(call, next));
    Path state = StateFiles.directory(settings.state());
    ServiceClock clock = new ServiceClock(settings.clock(), state.resolve("clock.json"));
    Faults faults = new Faults();
    Destinations destinations = new Destinations(state.resolve("destinations"));
    Submissions submissions = new Submissions(state.resolve("submissions"));
    Cases cases = new Cases(state.resolve("cases"));
    parts =
        new ServiceParts(
            clock,
            settings.limits(),
            faults,
            new Tokens(clock, destinations),
            destinations,
            submissions,
            new StoredReplies(state.resolve("replies")),
            cases,
            new Notary(settings.signingKey(), issuer(), clock, cases),
            new Callbacks(clock, faults, destinations, settings.callbackPauses()));
    deadlines = new Deadlines(parts);
    gate.add(new Gate(parts, requests));
    parts.callbacks().listeners(this::notified, this::callbackEnded);
    addRoutes();
  }

  /** Makes up for what a kill may have left undone and begins to answer. */
  public void start() {
    List<StoredSubmission> all = new ArrayList<>(parts.submissions().all());
    all.forEach(stored -> parts.cases().of(stored.facts()));
    parts.cases().all().forEach(CaseLog::repair);
    all.forEach(this::recover);
    parts.replies().all().forEach(this::recover);
    deadlines.sweep();
    ticker = Thread.ofVirtual().name("simulator-deadlines").start(this::tick);
    http.start();
    all.forEach(parts.callbacks()::announce);
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(SWEEP_PAUSE);
        deadlines.sweep();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("Deadlines are no longer kept until the simulator is started again", e);
    }
  }

  private void recover(StoredReply stored) {
    String subject = "reply:" + stored.id();
    List<EventToken> events =
        parts.cases().find(stored.facts().caseId()).map(CaseLog::tokens).orElse(List.of()).stream()
            .flatMap(token -> EventTokens.read(token).stream())
            .filter(token -> token.claim("sub").equals(subject))
            .toList();
    if (stored.facts().status() != SubmissionStatus.SUBMITTED || events.isEmpty()) {
      return;
    }
    if (events.stream().noneMatch(token -> token.event().equals("submit-reply"))) {
      parts.notary().replySubmitted(stored);
    }
    events.stream()
        .map(EventRules::target)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(status -> stored.facts(stored.facts().status(status, parts.clock().instant())));
  }

  private void recover(StoredSubmission stored) {
    SubmissionFacts facts = stored.facts();
    if (facts.status() == SubmissionStatus.SUBMITTED && !parts.notary().hasSubmitEvent(facts)) {
      parts.notary().submitted(stored);
    }
    if (facts.status().undecided()) {
      parts.cases().of(facts).tokens().stream()
          .flatMap(token -> EventTokens.read(token).stream())
          .filter(token -> token.claim("sub").equals("submission:" + facts.submissionId()))
          .forEach(token -> recover(stored, token));
    }
  }

  private void recover(StoredSubmission stored, EventToken token) {
    SubmissionStatus target = EventRules.target(token);
    if (target != null) {
      parts.submissions().save(stored, stored.facts().status(target, parts.clock().instant()));
    }
  }

  private void notified(StoredSubmission stored) {
    synchronized (stored) {
      if (stored.status().undecided()) {
        parts.notary().notified(stored);
      }
    }
  }

  private void callbackEnded(StoredSubmission stored) {
    synchronized (stored) {
      parts.submissions().save(stored, stored.facts().callbackClosed());
    }
  }

  private void addRoutes() {
    http.route("POST", "/token", parts.tokens()::issue);
    Handler jwks = call -> call.json(200, parts.notary().jwks());
    for (String base : List.of("", "/v1", SUBMISSION_API, SUBMISSION_API + "/v1")) {
      http.route("GET", base + "/.well-known/jwks.json", jwks);
    }
    addSubmissionApi(SUBMISSION_API + "/v2", ApiVersion.V2);
    addSubmissionApi(SUBMISSION_API + "/v1", ApiVersion.V1);
    addSubmissionApi("/v1", ApiVersion.V1);
    for (String base : List.of("/destination-api/v1", SUBMISSION_API + "/v1", "/v1")) {
      addDestinationApi(base);
    }
    http.route("GET", "/routing-api/v1/routes", new Routes(parts, host())::find);
    http.route("GET", "/routing-api/v1/info", DeliveryService::info);
    new Administration(parts, deadlines, requests).addRoutes(http);
  }

  private void addSubmissionApi(String base, ApiVersion version) {
    DestinationViews destinations = new DestinationViews(parts, version);
    Submitting submitting = new Submitting(parts, version);
    Receiving receiving = new Receiving(parts, version);
    EventLogs events = new EventLogs(parts, version);
    http.route("GET", base + "/info", DeliveryService::info);
    http.route("GET", base + "/destinations", destinations::list);
    http.route("GET", base + "/destinations/{destinationId}", destinations::one);
    http.route("GET", base + "/destinations/{destinationId}/keys/{kid}", destinations::key);
    http.route("POST", base + "/submissions", submitting::announce);
    http.route("PUT", base + "/submissions/{submissionId}", submitting::submit);
    String attachment = base + "/submissions/{submissionId}/attachments/{attachmentId}";
    http.route("PUT", attachment, submitting::upload);
    http.route("GET", base + "/submissions", receiving::list);
    http.route("GET", base + "/submissions/{submissionId}", receiving::fetch);
    http.route("GET", attachment, receiving::attachment);
    http.route("GET", base + "/submissions/{submissionId}/events", events::ofSubmission);
    Replying replying = new Replying(parts, version);
    http.route("POST", base + "/replies", replying::announce);
    http.route("PUT", base + "/replies/{replyId}", replying::submit);
    String replyAttachment = base + "/replies/{replyId}/attachments/{attachmentId}";
    http.route("PUT", replyAttachment, replying::upload);
    http.route("GET", base + "/replies", replying::list);
    http.route("GET", base + "/replies/{replyId}", replying::fetch);
    http.route("GET", replyAttachment, replying::attachment);
    http.route("GET", base + "/replies/{replyId}/events", events::ofReply);
    http.route("GET", base + "/cases", events::list);
    http.route("GET", base + "/cases/{caseId}", events::describe);
    http.route("GET", base + "/cases/{caseId}/events", events::ofCase);
    http.route("POST", base + "/cases/{caseId}/events", events::post);
  }

  private void addDestinationApi(String base) {
    DestinationManagement management = new DestinationManagement(parts);
    http.route("POST", base + "/destinations", management::create);
    http.route("PATCH", base + "/destinations/{destinationId}", management::change);
    http.route("POST", base + "/destinations/{destinationId}/keys", management::addKey);
  }

  private static void info(Call call) throws IOException {
    call.json(200, Map.of("title", "FIT-Connect simulator", "version", "0.1"));
  }

  /** Adds a route of the surrounding program; before {@link #start()} only. */
  public void route(String method, String pattern, Handler handler) {
    http.route(method, pattern, handler);
  }

  /** Moves the clock forward and does what falls due. */
  public void advance(Duration by) {
    parts.clock().advance(by);
    deadlines.sweep();
  }

  /** The service's time. */
  public Clock clock() {
    return parts.clock();
  }

  public Tokens tokens() {
    return parts.tokens();
  }

  public Destinations destinations() {
    return parts.destinations();
  }

  public Submissions submissions() {
    return parts.submissions();
  }

  public StoredReplies replies() {
    return parts.replies();
  }

  public Faults faults() {
    return parts.faults();
  }

  public RequestLog requests() {
    return requests;
  }

  /** {@code http://127.0.0.1:port}. */
  public URI baseUri() {
    return http.baseUri();
  }

  private String host() {
    return http.baseUri().getAuthority();
  }

  /** What its event tokens name as issuer. */
  public String issuer() {
    return http.baseUri() + SUBMISSION_API;
  }

  public int port() {
    return http.port();
  }

  /** Stops answering; the state stays on disk. */
  public void stop() {
    if (ticker != null) {
      ticker.interrupt();
    }
    http.stop();
    parts.callbacks().stop();
  }

  /** True if there is a state of an earlier run in the directory. */
  public static boolean hasState(Path state) {
    return Files.isDirectory(state.resolve("destinations"));
  }
}
