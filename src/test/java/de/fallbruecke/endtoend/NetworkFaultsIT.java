package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.FaultyProxy;
import de.fallbruecke.testkit.LoopbackTls;
import de.fallbruecke.testkit.NetworkFault;
import de.fallbruecke.testkit.NetworkFault.HalfOpen;
import de.fallbruecke.testkit.NetworkFault.Latency;
import de.fallbruecke.testkit.NetworkFault.ResetAfter;
import de.fallbruecke.testkit.NetworkFault.ResetBefore;
import de.fallbruecke.testkit.NetworkFault.TlsFailure;
import de.fallbruecke.testkit.NetworkFault.Trickle;
import de.fallbruecke.testkit.NetworkFault.Truncated;
import de.fallbruecke.testkit.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A line that fails between the gateway and each of its neighbours, below HTTP, and is mended
 * again: nothing is lost, nothing is doubled, nothing is rejected, and a person is asked only where
 * nobody can know what happened.
 */
class NetworkFaultsIT {
  private static final String IDEMPOTENT = "wohngeld";
  private static final String STRICT = "soziales";

  @TempDir static Path directory;
  private static SSLContext before;
  private static World world;
  private static FaultyProxy token;
  private static FaultyProxy api;
  private static FaultyProxy target;
  private static FaultyProxy database;

  @BeforeAll
  static void start() throws Exception {
    before = SSLContext.getDefault();
    SSLContext tls = LoopbackTls.in(directory);
    SSLContext.setDefault(tls); // what the gateway's own clients trust
    world = World.builder().withoutGateway();
    URI service = world.simulator().baseUri();
    token = FaultyProxy.tls(service.getPort(), tls);
    api = FaultyProxy.tls(service.getPort(), tls);
    target = FaultyProxy.tls(world.sink().port(), tls);
    lead("fallbruecke.fitconnect.accounts.simulator.token-url", token);
    lead("fallbruecke.fitconnect.accounts.simulator.submission-api", api);
    lead("fallbruecke.targets.beispiel-fv.rest.url", target);
    leadToTheDatabase();
    set("fallbruecke.fitconnect.timeout", "1s");
    set("fallbruecke.database.answer-timeout", "3s");
    for (String name : List.of("beispiel-fv", "streng")) {
      for (String key : List.of("type", "tenant", "productive", "rest.url")) {
        set(
            "fallbruecke.targets." + name + "." + key,
            world.gatewaySettings().get("fallbruecke.targets.beispiel-fv." + key));
      }
      set("fallbruecke.targets." + name + ".idempotent", String.valueOf(!name.equals("streng")));
      set("fallbruecke.targets." + name + ".rest.timeout", "1s");
      set("fallbruecke.targets." + name + ".retry.first", "1s");
      set("fallbruecke.targets." + name + ".breaker.failures", "100");
    }
    set("fallbruecke.routes.instances." + STRICT + ".parameters.target", "streng");
    world.startGateway();
  }

  @AfterAll
  static void stop() {
    world.close();
    Stream.of(token, api, target, database).forEach(FaultyProxy::close);
    SSLContext.setDefault(before);
  }

  @AfterEach
  void mend() {
    Stream.of(token, api, target, database).forEach(FaultyProxy::mend);
  }

  static Stream<NetworkFault> overHttp() {
    return Stream.of(
        new Latency(Duration.ofMillis(200)),
        new ResetBefore(),
        new ResetAfter(),
        new HalfOpen(),
        new Trickle(40),
        new Truncated(1),
        new TlsFailure());
  }

  @ParameterizedTest
  @MethodSource("overHttp")
  void theTokenServiceFails(NetworkFault fault) {
    token.fault(fault);
    world.simulator().inject(InjectedFault.status(401, "GET", "/submissions"));
    Sent sent = send(IDEMPOTENT);

    forwardUntilStruck(token, 1);
    token.mend();

    confirmedOnce(sent);
  }

  @ParameterizedTest
  @MethodSource("overHttp")
  void theDeliveryServiceFailsAtEveryThirdRequest(NetworkFault fault) {
    api.fault(fault, 3);
    Sent sent = send(IDEMPOTENT);

    forwardUntilStruck(api, 4);
    api.mend();

    confirmedOnce(sent);
  }

  @ParameterizedTest
  @MethodSource("overHttp")
  void anIdempotentTargetFails(NetworkFault fault) {
    target.fault(fault);
    Sent sent = send(IDEMPOTENT);

    forwardUntilStruck(target, 1);
    target.mend();

    confirmedOnce(sent);
  }

  static Stream<NetworkFault> unclear() {
    return Stream.of(new ResetBefore(), new ResetAfter(), new HalfOpen());
  }

  @ParameterizedTest
  @MethodSource("unclear")
  void aTargetThatIsNotIdempotentIsNeverSentTheSameAgain(NetworkFault fault) {
    target.fault(fault);
    Sent sent = send(STRICT);
    forwardUntilStruck(target, 1);

    Submission held = world.await(sent, SubmissionState.HELD);
    target.mend();

    assertThat(held.hold().code()).isEqualTo(FaultCode.TARGET_OUTCOME_UNKNOWN);
    assertThat(world.status(sent.submissionId())).isEqualTo("submitted");
    assertThat(deliveries(held)).extracting(Delivery::attempts).containsExactly(1);
    assertThat(casesOf(held)).isEqualTo(fault instanceof ResetAfter ? 1 : 0);
  }

  static Stream<NetworkFault> certain() {
    return Stream.of(new Latency(Duration.ofMillis(200)), new Truncated(1), new Trickle(40));
  }

  @ParameterizedTest
  @MethodSource("certain")
  void aTargetThatIsNotIdempotentGetsItOnceWhereNothingIsInDoubt(NetworkFault fault) {
    target.fault(fault);
    Sent sent = send(STRICT);

    forwardUntilStruck(target, 1);
    target.mend();

    confirmedOnce(sent);
  }

  /** The client may ask for the body before the handshake is over; then it knows no better. */
  @Test
  void aTargetThatIsNotIdempotentGetsItAtMostOnceWhereNoHandshakeSucceeds() {
    target.fault(new TlsFailure());
    Sent sent = send(STRICT);

    forwardUntilStruck(target, 1);
    target.mend();

    Submission done = forwardUntil(sent, SubmissionState.CONFIRMED, SubmissionState.HELD);
    if (done.state() == SubmissionState.HELD) {
      assertThat(done.hold().code()).isEqualTo(FaultCode.TARGET_OUTCOME_UNKNOWN);
      assertThat(casesOf(done)).isZero();
    } else {
      confirmedOnce(sent);
    }
  }

  static Stream<NetworkFault> toTheDatabase() {
    return Stream.of(
        new Latency(Duration.ofMillis(20)),
        new ResetBefore(),
        new ResetAfter(),
        new HalfOpen(),
        new Truncated(3));
  }

  @ParameterizedTest
  @MethodSource("toTheDatabase")
  void theLineToTheDatabaseFailsInTheMiddleOfTransactions(NetworkFault fault) {
    Sent idempotent = send(IDEMPOTENT);
    Sent strict = send(STRICT);
    database.fault(fault, 23);

    forwardUntilStruck(database, 6);
    database.mend();

    confirmedOnce(idempotent);
    confirmedOnce(strict);
  }

  private static Sent send(String destination) {
    String sample = destination.equals(STRICT) ? "sozialhilfe" : destination;
    Draft draft = Samples.under(Path.of("routes")).named(sample).getFirst().draft(destination);
    return world
        .portal()
        .send(
            draft.attach(
                Draft.Attachment.of(
                    "nachweis.txt", "text/plain", Source.of("synthetischer Nachweis"))));
  }

  private static void forwardUntilStruck(FaultyProxy line, int times) {
    Awaitility.await("the fault strikes")
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              world.clock().forward(Duration.ofSeconds(2));
              return line.struck() >= times;
            });
  }

  private static Submission forwardUntil(Sent sent, SubmissionState... ends) {
    Awaitility.await(sent.submissionId() + " becomes " + Arrays.asList(ends))
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions() // the pool may still hold connections that are broken
        .until(
            () -> {
              world.clock().forward(Duration.ofSeconds(2));
              return world.find(sent).map(Submission::state).orElse(null);
            },
            Arrays.asList(ends)::contains);
    return world.find(sent).orElseThrow();
  }

  private static void confirmedOnce(Sent sent) {
    Submission confirmed = forwardUntil(sent, SubmissionState.CONFIRMED);
    assertThat(world.status(sent.submissionId())).isEqualTo("accepted");
    assertThat(world.portal().events(sent.caseId()))
        .filteredOn(event -> event.toString().contains("accept-submission"))
        .hasSize(1);
    assertThat(casesOf(confirmed)).isEqualTo(1);
    assertThat(world.sink().repeated().other()).isZero();
    assertThat(world.evidence(confirmed)).doesNotContain("HELD", "REJECTING", "DELIVERY_HELD");
  }

  private static long casesOf(Submission submission) {
    return world.sink().cases().stream()
        .filter(taken -> submission.id().toString().equals(taken.submissionId()))
        .count();
  }

  private static List<Delivery> deliveries(Submission submission) {
    return world.bean(Deliveries.class).of(submission.id());
  }

  private static void lead(String setting, FaultyProxy line) {
    URI plain = URI.create(world.gatewaySettings().get(setting));
    set(setting, "https://127.0.0.1:" + line.port() + plain.getPath());
  }

  private static void leadToTheDatabase() {
    String setting = "fallbruecke.database.url";
    Matcher url =
        Pattern.compile("(jdbc:postgresql://)localhost:(\\d+)(/.*)")
            .matcher(world.gatewaySettings().get(setting));
    assertThat(url.matches()).isTrue();
    database = FaultyProxy.to(Integer.parseInt(url.group(2)));
    set(setting, url.group(1) + "127.0.0.1:" + database.port() + url.group(3));
  }

  private static void set(String key, String value) {
    world.gatewaySettings().put(key, value);
  }
}
