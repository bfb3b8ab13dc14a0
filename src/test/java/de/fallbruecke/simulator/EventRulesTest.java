package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.jose.Keys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What the service refuses of an event that a subscriber posts. */
class EventRulesTest {
  private static final String SCHEMAS = "https://schema.fitko.de/fit-connect/set-payload/";
  private static Simulator simulator;
  private static Portal portal;
  private static Subscriber subscriber;
  private Sent sent;

  @BeforeAll
  static void start(@TempDir Path state) {
    simulator = Simulator.start(SharedKeys.options(state));
    portal = Portal.of(simulator.connection());
    subscriber = Subscriber.of(simulator);
  }

  @AfterAll
  static void stop() {
    portal.close();
    simulator.stop();
  }

  @BeforeEach
  void submit() {
    sent = portal.send(Draft.to("wohngeld"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("iss", claims -> claims.put("iss", simulator.connection().issuer())),
        mistake("txn", claims -> claims.put("txn", "case:" + UUID.randomUUID())),
        mistake("sub", claims -> claims.put("sub", "submission:" + UUID.randomUUID())),
        mistake("jti", claims -> claims.put("jti", "1")),
        mistake("iat", claims -> claims.put("iat", 5)),
        mistake(
            "Payload Schema not supported",
            claims -> claims.put("$schema", SCHEMAS + "1.0.0/set-payload.schema.json")),
        mistake("one event", claims -> claims.putObject("events")),
        mistake(
            "one event",
            claims ->
                claims.putObject("events").putObject(Subscriber.EVENTS + "delete-submission")),
        mistake(
            "without payload",
            claims ->
                claims.putObject("events").putObject(Subscriber.EVENTS + "accept-submission")),
        mistake(
            "authenticationTags are missing",
            claims ->
                claims
                    .putObject("events")
                    .putObject(Subscriber.EVENTS + "accept-submission")
                    .put("x", 1)),
        mistake(
            "authenticationTags differ",
            claims ->
                claims
                    .putObject("events")
                    .putObject(Subscriber.EVENTS + "accept-submission")
                    .putObject("authenticationTags")
                    .put("data", "x")),
        mistake(
            "problem",
            claims ->
                claims
                    .putObject("events")
                    .putObject(Subscriber.EVENTS + "reject-submission")
                    .putArray("problems")));
  }

  private static Arguments mistake(String reason, Consumer<ObjectNode> edit) {
    return Arguments.of(reason, edit);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void anEventWithAWrongClaimIsRefused(String reason, Consumer<ObjectNode> edit) throws Exception {
    ObjectNode claims = subscriber.acceptClaims(sent);
    RSAKey key = Subscriber.key(simulator.connection().destination("wohngeld").signingKey());
    edit.accept(claims);
    Subscriber.Answer answer = subscriber.post(sent, Subscriber.sign(claims, key, "secevent+jwt"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString()).contains(reason);
    assertThat(simulator.status(sent.submissionId())).contains("submitted");
    assertThat(subscriber.log(sent.caseId())).hasSize(2);
  }

  @Test
  void anEventSignedByAnotherKeyIsRefused() throws Exception {
    Connection.Destination wohngeld = simulator.connection().destination("wohngeld");
    RSAKey stranger = Keys.signing(SharedKeys.stranger(), "x", Instant.EPOCH);
    ObjectNode claims = subscriber.acceptClaims(sent);
    assertThat(subscriber.post(sent, Subscriber.sign(claims, stranger, "secevent+jwt")).body())
        .contains("no signing key");
    RSAKey disguised = new RSAKey.Builder(stranger).keyID(wohngeld.signingKid()).build();
    assertThat(subscriber.post(sent, Subscriber.sign(claims, disguised, "secevent+jwt")).body())
        .contains("signature");
    RSAKey encryption =
        new RSAKey.Builder(Subscriber.key(wohngeld.encryptionKey())).keyOperations(null).build();
    assertThat(subscriber.post(sent, Subscriber.sign(claims, encryption, "secevent+jwt")).body())
        .contains("no signing key");
  }

  @Test
  void anEventOfAnotherTypeOrMediaTypeIsRefused() throws Exception {
    RSAKey key = Subscriber.key(simulator.connection().destination("wohngeld").signingKey());
    ObjectNode claims = subscriber.acceptClaims(sent);
    assertThat(subscriber.post(sent, Subscriber.sign(claims, key, "JWT")).status()).isEqualTo(422);
    assertThat(subscriber.post(sent, "a.b.c").status()).isEqualTo(400);
    assertThat(
            subscriber
                .call("POST", "/cases/" + sent.caseId() + "/events", "text/plain", "x")
                .status())
        .isEqualTo(415);
  }

  @Test
  void aSecondDecisionIsRefused() throws Exception {
    String accept = subscriber.sign(subscriber.acceptClaims(sent));
    assertThat(subscriber.post(sent, accept).status()).isEqualTo(204);
    assertThat(subscriber.post(sent, accept).status()).isEqualTo(422); // jti used before
    assertThat(subscriber.reject(sent).status()).isEqualTo(409);
    assertThat(subscriber.eventNames(sent.caseId()))
        .containsExactly("create-submission", "submit-submission", "accept-submission");
  }

  @Test
  void aRejectedSubmissionIsGone() throws Exception {
    assertThat(subscriber.reject(sent).status()).isEqualTo(204);
    assertThat(simulator.status(sent.submissionId())).contains("rejected");
    assertThat(subscriber.get("/submissions/" + sent.submissionId()).status()).isEqualTo(404);
  }

  @Test
  void aForwardedSubmissionIsNoLongerListedButMayBeDecided() throws Exception {
    ObjectNode claims = subscriber.acceptClaims(sent);
    ObjectNode tags =
        (ObjectNode) claims.path("events").path(Subscriber.EVENTS + "accept-submission");
    ObjectNode forward = subscriber.claims(sent, "forward-submission", tags);
    assertThat(subscriber.post(sent, subscriber.sign(forward)).status()).isEqualTo(204);
    assertThat(simulator.status(sent.submissionId())).contains("forwarded");
    assertThat(subscriber.list(sent.destinationId()).path("submissions").toString())
        .doesNotContain(sent.submissionId().toString());
    assertThat(subscriber.accept(sent).status()).isEqualTo(204);
  }

  @Test
  void versionOneStillTakesTheOldPayloadSchema() throws Exception {
    ObjectNode claims = subscriber.acceptClaims(sent);
    claims.put("$schema", SCHEMAS + "1.0.0/set-payload.schema.json");
    assertThat(subscriber.v1().post(sent, subscriber.sign(claims)).status()).isEqualTo(204);
  }

  @Test
  void withoutSchemaNothingOfThePayloadIsChecked() throws Exception {
    ObjectNode claims =
        subscriber.claims(sent, "accept-submission", Json.mapper().createObjectNode());
    claims.remove("$schema");
    assertThat(subscriber.post(sent, subscriber.sign(claims)).status()).isEqualTo(204);
  }
}
