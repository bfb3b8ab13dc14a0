package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Order;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every fault of facts/fit-connect §18 over real HTTP with its decided outcome. Beside each
 * defective submission a healthy neighbour travels in the same poll and must arrive.
 */
class FaultMatrixIT {
  private static final String DESTINATION = "wohngeld";
  private static World world;

  @BeforeAll
  static void start() {
    world =
        World.builder()
            .destination(
                new DestinationSpec(
                    "alt",
                    "Wohngeld über API v1",
                    "wohngeld",
                    "urn:de:fim:leika:leistung:99107023037000",
                    "Wohngeld",
                    "urn:fallbruecke:synthetisch:fim-wohngeld:1.0",
                    "application/json",
                    "1.0.0",
                    "shared",
                    null))
            .set("fallbruecke.destinations.alt.fitconnect.api-version", "v1")
            .start();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void healthyAgain() {
    world.simulator().clearFaults();
  }

  static Stream<Arguments> rejectedOnTheWay() {
    return Stream.of(
        Arguments.of(FaultKind.SWAPPED_DATA, "incorrect-authentication-tag", "data"),
        Arguments.of(FaultKind.SWAPPED_METADATA, "incorrect-authentication-tag", "metadata"),
        Arguments.of(FaultKind.SWAPPED_ATTACHMENT, "incorrect-authentication-tag", "attachment:"),
        Arguments.of(FaultKind.ABSENT_ATTACHMENT, "missing-attachment", "attachment:"));
  }

  @ParameterizedTest
  @MethodSource
  void rejectedOnTheWay(FaultKind kind, String problem, String instance) {
    Sent neighbour = world.portal().send(healthy());
    Sent sent = sendWith(InjectedFault.once(kind).times(-1), withAttachment());

    Submission rejected = world.await(sent, SubmissionState.REJECTED);

    assertRejected(sent, rejected, problem, instance);
    world.await(neighbour, SubmissionState.CONFIRMED);
  }

  static Stream<Arguments> heldOnTheWay() {
    return Stream.of(
        Arguments.of(FaultKind.DAMAGED_JWE, FaultCode.NOT_DECRYPTABLE),
        Arguments.of(FaultKind.UNKNOWN_KID, FaultCode.KEY_UNKNOWN),
        Arguments.of(FaultKind.PHANTOM_ATTACHMENT, FaultCode.ATTACHMENTS_MISMATCH),
        Arguments.of(FaultKind.DROPPED_ATTACHMENT, FaultCode.ATTACHMENTS_MISMATCH),
        Arguments.of(FaultKind.FOREIGN_SERVICE, FaultCode.SERVICE_NOT_OFFERED),
        Arguments.of(FaultKind.MISSING_SUBMIT_EVENT, FaultCode.SUBMIT_EVENT_NOT_UNIQUE),
        Arguments.of(FaultKind.DUPLICATE_SUBMIT_EVENT, FaultCode.SUBMIT_EVENT_NOT_UNIQUE),
        Arguments.of(FaultKind.EVENT_SIGNED_BY_WRONG_KEY, FaultCode.EVENT_LOG_NOT_VERIFIABLE),
        Arguments.of(FaultKind.EVENT_SPOOFED_ISSUER, FaultCode.EVENT_LOG_NOT_VERIFIABLE),
        Arguments.of(FaultKind.EVENT_WRONG_TRANSACTION, FaultCode.EVENT_LOG_NOT_VERIFIABLE),
        Arguments.of(FaultKind.EVENT_WRONG_TYPE, FaultCode.EVENT_LOG_NOT_VERIFIABLE),
        Arguments.of(FaultKind.EVENT_WRONG_SUBJECT, FaultCode.SUBMIT_EVENT_NOT_UNIQUE),
        Arguments.of(FaultKind.EVENT_WITHOUT_TAGS, FaultCode.TAGS_MISSING));
  }

  @ParameterizedTest
  @MethodSource
  void heldOnTheWay(FaultKind kind, FaultCode code) {
    Sent neighbour = world.portal().send(healthy());
    Sent sent = sendWith(InjectedFault.once(kind).times(-1), withAttachment());

    Submission held = world.await(sent, SubmissionState.HELD);

    assertHeld(sent, held, code);
    world.await(neighbour, SubmissionState.CONFIRMED);
  }

  @Test
  void aTruncatedPartIsNeverDeliveredAndNeverConfirmed() {
    Sent sent = sendWith(InjectedFault.once(FaultKind.TRUNCATED_JWE).times(-1), withAttachment());

    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                world
                    .find(sent)
                    .map(Submission::state)
                    .filter(s -> s == SubmissionState.HELD || s == SubmissionState.REJECTED)
                    .isPresent());

    assertThat(world.status(sent.submissionId())).isNotEqualTo("accepted");
    assertNotDelivered(world.find(sent).orElseThrow());
  }

  @Test
  void aPassingFaultOnTheWayIsOverAfterARelease() {
    Sent sent =
        sendWith(InjectedFault.once(FaultKind.EVENT_SIGNED_BY_WRONG_KEY).times(-1), healthy());
    Submission held = world.await(sent, SubmissionState.HELD);

    world.simulator().clearFaults();
    world
        .bean(Interventions.class)
        .perform(held.id(), Order.of(Act.RELEASE, "test", "the cause is gone"));

    world.await(sent, SubmissionState.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LISTED_TWICE", "LISTED_LATE"})
  void oddListingsChangeNothing(String kind) {
    world.simulator().inject(InjectedFault.once(FaultKind.valueOf(kind)).times(3));

    Sent sent = world.portal().send(healthy());

    assertDeliveredOnce(sent);
  }

  static Stream<Arguments> badContent() {
    return Stream.of(
        rejected(
            "a data hash that differs", d -> d.dataHash("0".repeat(128)), "hash-mismatch", "data"),
        rejected(
            "an attachment hash that differs",
            d -> d.attach(attachment().hash("0".repeat(128))),
            "hash-mismatch",
            "attachment:"),
        rejected(
            "metadata that are no JSON",
            d -> d.rawMetadata("{".getBytes(StandardCharsets.UTF_8)),
            "syntax-violation",
            "metadata"),
        rejected(
            "metadata that break their schema",
            d ->
                d.editMetadata(
                    m -> {
                      m.remove("contentStructure");
                      return m;
                    }),
            "schema-violation",
            "metadata"),
        rejected("data that are no JSON", d -> d.data("{\"G"), "syntax-violation", "data"),
        rejected(
            "data that break their schema", d -> d.data("{\"x\":1}"), "schema-violation", "data"),
        held(
            "metadata of an unknown version",
            d -> d.metadataVersion("9.9.9"),
            FaultCode.METADATA_VERSION_UNKNOWN),
        held(
            "a data schema that nobody knows",
            d -> d.schemaUri("urn:example:unknown"),
            FaultCode.SCHEMA_UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void badContent(
      String what,
      java.util.function.UnaryOperator<Draft> spoil,
      SubmissionState state,
      String expected,
      String instance) {
    Sent neighbour = world.portal().send(healthy());
    Sent sent = world.portal().send(spoil.apply(healthy()));

    Submission end = world.await(sent, state);

    if (state == SubmissionState.REJECTED) {
      assertRejected(sent, end, expected, instance);
    } else {
      assertHeld(sent, end, FaultCode.valueOf(expected));
    }
    world.await(neighbour, SubmissionState.CONFIRMED);
  }

  @Test
  void aSubmissionOverApiV1IsDelivered() {
    Sent sent = world.portal().send(healthy("alt").v1());

    assertDeliveredOnce(sent);
  }

  @Test
  void aZipBombOverApiV1IsHeldWithinItsLimits() {
    Sent sent =
        world
            .portal()
            .send(
                healthy("alt")
                    .v1()
                    .data(Source.repeated(32, 200_000_000L))
                    .encryption(
                        (part, normal) ->
                            part == Draft.Part.DATA ? normal.with("zip", "DEF") : normal));

    assertHeld(sent, world.await(sent, SubmissionState.HELD), FaultCode.PART_TOO_LARGE);
  }

  static Stream<Arguments> everyCall() {
    return Stream.of(
        Arguments.of("GET", "/submissions"),
        Arguments.of("GET", "/attachments/"),
        Arguments.of("GET", "/events"),
        Arguments.of("POST", "/events"));
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  void everyCallSurvivesABusyService(String method, String path) {
    for (int status : List.of(408, 429, 500, 502, 503, 504)) {
      Sent sent =
          sendWith(InjectedFault.status(status, method, path).retryAfter(1), withAttachment());
      forwardUntilConfirmed(sent);
    }
  }

  @Test
  void aTokenServiceThatIsDownForAWhileDelaysOnly() {
    world.clock().forward(Duration.ofMinutes(31)); // the cached token has expired
    world.simulator().inject(InjectedFault.status(503, "POST", "/token").times(2));

    // The portal needs a token too and has its own way with refusals: it sends when all is well.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              world.clock().forward(Duration.ofSeconds(5));
              return world.simulator().requests().stream()
                      .filter(r -> r.contains("/token"))
                      .filter(r -> r.contains("503"))
                      .count()
                  >= 2;
            });
    forwardUntilConfirmed(world.portal().send(healthy()));
  }

  @Test
  void anExpiredTokenIsRenewedOnce() {
    world.simulator().inject(InjectedFault.status(401, "GET", "/submissions/"));

    assertDeliveredOnce(world.portal().send(healthy()));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void aRefusalThatMayPassLeavesTheSubmissionWhereItIs(int status) {
    Sent sent = sendWith(InjectedFault.status(status, "GET", "/submissions/").times(-1), healthy());
    Submission waiting = world.awaitTries(sent, 1);
    assertThat(waiting.state()).isEqualTo(SubmissionState.ANNOUNCED);
    assertThat(world.status(sent.submissionId())).isEqualTo("submitted");

    world.simulator().clearFaults();

    forwardUntilConfirmed(sent);
  }

  @Test
  void aRefusalForGoodIsHeldAndGoesOnAfterARelease() {
    Sent sent = sendWith(InjectedFault.status(409, "GET", "/submissions/").times(-1), healthy());
    Submission held = world.await(sent, SubmissionState.HELD);
    assertThat(world.status(sent.submissionId())).isEqualTo("submitted");

    world.simulator().clearFaults();
    world
        .bean(Interventions.class)
        .perform(held.id(), Order.of(Act.RELEASE, "test", "the cause is gone"));

    world.await(sent, SubmissionState.CONFIRMED);
  }

  @Test
  void aReceiptWhoseAnswerWasLostIsNotPostedTwice() {
    Sent sent =
        sendWith(
            InjectedFault.once(FaultKind.EFFECT_WITHOUT_ANSWER).calls("POST", "/events").delay(100),
            healthy());
    forwardUntilConfirmed(sent);

    assertThat(events(sent).stream().filter(e -> e.contains("accept-submission"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CALLBACK_REPLAY", "CALLBACK_WRONG_HMAC", "CALLBACK_STALE", "CALLBACK_SILENT"})
  void whateverHappensToCallbacksTheSubmissionArrivesOnce(String kind) {
    world
        .simulator()
        .callback(
            DESTINATION,
            java.net.URI.create(
                "http://127.0.0.1:" + world.port() + "/callbacks/fitconnect/" + DESTINATION));
    world.simulator().inject(InjectedFault.once(FaultKind.valueOf(kind)));

    assertDeliveredOnce(world.portal().send(healthy()));
  }

  @Test
  void aWrongDecryptionKeyOfOursRejectsNothing(@TempDir Path directory) throws IOException {
    Path wrong = directory.resolve("wrong.jwk.json");
    try (World mistaken =
        World.builder().set("fallbruecke.fitconnect.check-at-start", "false").withoutGateway()) {
      Files.writeString(
          wrong, foreignKey(mistaken.destination(DESTINATION).encryptionKid()).toJSONString());
      mistaken
          .gatewaySettings()
          .put(
              "fallbruecke.destinations." + DESTINATION + ".fitconnect.decryption-keys",
              wrong.toString());
      mistaken.startGateway();

      List<Sent> all = Stream.generate(() -> mistaken.portal().send(healthy())).limit(3).toList();

      for (Sent sent : all) {
        Submission held = mistaken.await(sent, SubmissionState.HELD);
        assertThat(held.hold().code()).isEqualTo(FaultCode.NOT_DECRYPTABLE);
        assertThat(mistaken.status(sent.submissionId())).isEqualTo("submitted");
      }
    }
  }

  /** A private key that carries the published kid but is another one. */
  private static RSAKey foreignKey(String kid) {
    var pair = SharedKeys.stranger();
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
        .privateKey(pair.getPrivate())
        .algorithm(com.nimbusds.jose.JWEAlgorithm.RSA_OAEP_256)
        .keyOperations(java.util.Set.of(com.nimbusds.jose.jwk.KeyOperation.UNWRAP_KEY))
        .keyID(kid)
        .build();
  }

  private static Draft healthy() {
    return healthy(DESTINATION);
  }

  private static Draft healthy(String destination) {
    return de.fallbruecke.simulator.Samples.under(Path.of("routes"))
        .named("wohngeld")
        .getFirst()
        .draft(destination);
  }

  private static Draft withAttachment() {
    return healthy().attach(attachment());
  }

  private static Draft.Attachment attachment() {
    return Draft.Attachment.of("nachweis.txt", "text/plain", Source.of("synthetischer Nachweis"));
  }

  private static Arguments rejected(
      String what, java.util.function.UnaryOperator<Draft> spoil, String problem, String instance) {
    return Arguments.of(what, spoil, SubmissionState.REJECTED, problem, instance);
  }

  private static Arguments held(
      String what, java.util.function.UnaryOperator<Draft> spoil, FaultCode code) {
    return Arguments.of(what, spoil, SubmissionState.HELD, code.name(), "");
  }

  /** Announces first, so that the fault can be aimed at this one submission. */
  private static Sent sendWith(InjectedFault fault, Draft draft) {
    Portal.Announced announced = world.portal().announce(draft);
    world.simulator().inject(fault.on(announced.ids().submissionId()));
    world.portal().upload(announced);
    return world.portal().submit(announced);
  }

  private static void forwardUntilConfirmed(Sent sent) {
    Awaitility.await(sent.submissionId() + " is confirmed")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              world.clock().forward(Duration.ofSeconds(20));
              return world.find(sent).map(Submission::state).orElse(null);
            },
            SubmissionState.CONFIRMED::equals);
  }

  private static void assertRejected(
      Sent sent, Submission rejected, String problem, String instance) {
    assertThat(world.status(sent.submissionId())).isEqualTo("rejected");
    assertThat(events(sent))
        .filteredOn(event -> event.contains("reject-submission"))
        .hasSize(1)
        .first()
        .asString()
        .contains("/problems/" + problem + "\"")
        .contains("\"instance\":\"" + instance);
    assertNotDelivered(rejected);
  }

  private static void assertHeld(Sent sent, Submission held, FaultCode code) {
    assertThat(held.hold().code()).isEqualTo(code);
    assertThat(held.hold().detail()).isNotBlank();
    assertThat(world.status(sent.submissionId())).isEqualTo("submitted");
    assertNotDelivered(held);
  }

  private static void assertNotDelivered(Submission submission) {
    assertThat(world.sink().cases())
        .noneMatch(c -> submission.id().toString().equals(c.submissionId()));
  }

  private static void assertDeliveredOnce(Sent sent) {
    Submission confirmed = world.await(sent, SubmissionState.CONFIRMED);
    assertThat(world.status(sent.submissionId())).isEqualTo("accepted");
    assertThat(world.sink().cases())
        .filteredOn(c -> confirmed.id().toString().equals(c.submissionId()))
        .hasSize(1);
  }

  private static List<String> events(Sent sent) {
    return world.portal().events(sent.caseId()).stream().map(JsonNode::toString).toList();
  }
}
