package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.jose.Keys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DestinationManagementTest {
  private static Simulator simulator;
  private static Subscriber subscriber;
  private static RSAKey encryption;
  private static RSAKey signing;

  @BeforeAll
  static void start(@TempDir Path state) {
    simulator = Simulator.start(SharedKeys.options(state));
    subscriber = Subscriber.of(simulator);
    encryption =
        Keys.publicHalf(
            Keys.encryption(SharedKeys.source().pair("x-encryption"), "x", Instant.now()));
    signing =
        Keys.publicHalf(Keys.signing(SharedKeys.source().pair("x-signing"), "x", Instant.now()));
  }

  @AfterAll
  static void stop() {
    simulator.stop();
  }

  private static String url() {
    return simulator.connection().destinationApi() + "/v1/destinations";
  }

  private static ObjectNode body() {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("name", "Neu");
    body.putObject("contactInformation").put("legalName", "Kreis").put("email", "a@example.org");
    ObjectNode service = body.putArray("services").addObject();
    service.put("identifier", "urn:de:fim:leika:leistung:99000000000007");
    service
        .putArray("submissionSchemas")
        .addObject()
        .put("schemaUri", "urn:x")
        .put("mimeType", "application/json");
    service.putArray("regions").add("DE");
    body.put("encryptionKid", encryption.getKeyID());
    body.set("encryptionPublicKey", Json.mapper().readTree(encryption.toJSONString()));
    body.set("signingPublicKey", Json.mapper().readTree(signing.toJSONString()));
    body.putArray("metadataVersions").add("2.1.0");
    return body;
  }

  @Test
  void aNewDestinationIsCreatedThenActivatedAndItsKeysAreServed() {
    Subscriber.Answer created = subscriber.json("POST", url(), body());
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("status").asString()).isEqualTo("created");
    String id = created.json().path("destinationId").asString();
    assertThat(
            subscriber
                .call(
                    "PATCH",
                    url() + "/" + id,
                    "application/merge-patch+json",
                    "{\"status\":\"active\"}")
                .json()
                .path("status")
                .asString())
        .isEqualTo("active");
    JsonNode view = subscriber.get("/destinations/" + id).json();
    assertThat(
            view.path("publicServices")
                .path(0)
                .path("submissionSchemas")
                .path(0)
                .path("schemaUri")
                .asString())
        .isEqualTo("urn:x");
    assertThat(subscriber.v1().get("/destinations/" + id).json().has("services")).isTrue();
    assertThat(subscriber.get("/destinations/" + id + "/keys/" + encryption.getKeyID()).status())
        .isEqualTo(200);
    assertThat(subscriber.get("/destinations").body()).contains(id);
  }

  @Test
  void theCallbackSecretIsWriteOnlyAndKeysRollOver() {
    String id = subscriber.json("POST", url(), body()).json().path("destinationId").asString();
    RSAKey next =
        Keys.publicHalf(
            Keys.encryption(SharedKeys.source().pair("other-encryption"), "y", Instant.now()));
    ObjectNode patch = Json.mapper().createObjectNode();
    patch.putObject("callback").put("url", "https://example.org/c").put("secret", "topsecret");
    patch.set("encryptionPublicKey", Json.mapper().readTree(next.toJSONString()));
    patch.put("encryptionKid", next.getKeyID());
    patch.putArray("metadataVersions").add("2.0.0");
    assertThat(subscriber.json("PATCH", url() + "/" + id, patch).status()).isEqualTo(200);
    Subscriber.Answer view = subscriber.get("/destinations/" + id);
    assertThat(view.body()).contains("https://example.org/c").doesNotContain("topsecret");
    assertThat(view.json().path("encryptionKid").asString()).isEqualTo(next.getKeyID());
    for (String kid : List.of(next.getKeyID(), encryption.getKeyID())) {
      assertThat(subscriber.get("/destinations/" + id + "/keys/" + kid).status()).isEqualTo(200);
    }
    assertThat(
            subscriber
                .json("PATCH", url() + "/" + id, Map.of("encryptionKid", signing.getKeyID()))
                .status())
        .isEqualTo(422);
    assertThat(subscriber.json("PATCH", url() + "/" + id, Map.of("status", "excellent")).status())
        .isEqualTo(422);
    assertThat(subscriber.call("PATCH", url() + "/" + id, "text/plain", "{}").status())
        .isEqualTo(415);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("name", body -> body.remove("name")),
        mistake("encryptionKid", body -> body.put("encryptionKid", "another-kid")),
        mistake("missing", body -> body.remove("signingPublicKey")),
        mistake("services", body -> body.putArray("services")),
        mistake("alg", body -> key(body).put("alg", "RS256")),
        mistake("key_ops", body -> key(body).putArray("key_ops").add("wrapKey").add("verify")),
        mistake("AQAB", body -> key(body).put("e", "Aw")),
        mistake("4096", body -> key(body).put("n", key(body).path("n").asString().substring(9))),
        mistake("kid", body -> key(body).put("kid", "short")),
        mistake("private", body -> key(body).put("d", "AQAB")),
        mistake("JWK", body -> key(body).putArray("x5c").add("%%")),
        mistake("x5c", body -> key(body).putArray("x5c")),
        mistake(
            "matching x5c",
            body -> key(body).set("x5c", body.path("signingPublicKey").path("x5c").deepCopy())));
  }

  private static ObjectNode key(ObjectNode body) {
    return (ObjectNode) body.path("encryptionPublicKey");
  }

  private static Arguments mistake(String reason, Consumer<ObjectNode> edit) {
    return Arguments.of(reason, edit);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void anUnfitDestinationIsRefused(String reason, Consumer<ObjectNode> edit) {
    ObjectNode body = body();
    edit.accept(body);
    Subscriber.Answer answer = subscriber.json("POST", url(), body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString()).contains(reason);
  }

  @Test
  void aSenderManagesNoDestinations() {
    assertThat(Subscriber.sender(simulator).json("POST", url(), body()).status()).isEqualTo(403);
  }

  @Test
  void theAdminEndpointSetsUpADestinationWithKeys() {
    Subscriber.Answer answer =
        subscriber.admin("POST", "/destinations", DestinationSpec.named("perHttp").keys("shared"));
    assertThat(answer.status()).isEqualTo(201);
    try (Portal portal = Portal.of(simulator.connection())) {
      Sent sent = portal.send(Draft.to("perHttp"));
      assertThat(simulator.status(sent.submissionId())).contains("submitted");
    }
    assertThat(subscriber.admin("POST", "/destinations", Map.of()).status()).isEqualTo(400);
  }
}
