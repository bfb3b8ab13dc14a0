package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TokenAndAccessTest {
  @TempDir Path state;
  private Simulator simulator;
  private Subscriber subscriber;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SharedKeys.options(state));
    subscriber = Subscriber.of(simulator);
  }

  @AfterEach
  void stop() {
    simulator.stop();
  }

  private HttpRequest.Builder token(String form) {
    return HttpRequest.newBuilder(simulator.connection().tokenUrl())
        .header("User-Agent", "Test/1")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private String form(Connection.Credentials credentials) {
    return "grant_type=client_credentials&client_id="
        + credentials.clientId()
        + "&client_secret="
        + credentials.clientSecret();
  }

  @Test
  void aTokenLasts1800SecondsAndNamesItsScope() {
    JsonNode answer = subscriber.send(token(form(simulator.connection().sender()))).json();
    assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(answer.path("expires_in").asInt()).isEqualTo(1800);
    assertThat(answer.path("scope").asString())
        .isEqualTo("https://schema.fitko.de/fit-connect/oauth/scopes/send-submissions");
    simulator.advance(Duration.ofSeconds(1799));
    assertThat(subscriber.get("/destinations").status()).isEqualTo(200);
    simulator.advance(Duration.ofSeconds(2));
    Subscriber.Answer late = subscriber.get("/destinations");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.raw().headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void basicAuthenticationIsInvalidClient() {
    Connection.Credentials who = simulator.connection().sender();
    String basic =
        Base64.getEncoder().encodeToString((who.clientId() + ":" + who.clientSecret()).getBytes());
    Subscriber.Answer answer =
        subscriber.send(
            token("grant_type=client_credentials").header("Authorization", "Basic " + basic));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("error").asString()).isEqualTo("invalid_client");
  }

  @Test
  void aWrongSecretIsInvalidClient() {
    assertThat(
            subscriber
                .send(
                    token(
                        "grant_type=client_credentials&client_id="
                            + simulator.connection().sender().clientId()
                            + "&client_secret=wrong"))
                .status())
        .isEqualTo(401);
    assertThat(subscriber.send(token("grant_type=password")).json().path("error").asString())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void aSubscriberWithoutDestinationIsInvalidScope(@TempDir Path empty) {
    try (Simulator bare =
        Simulator.start(SharedKeys.options(empty).destinations(java.util.List.of()))) {
      Subscriber.Answer answer =
          subscriber.send(
              HttpRequest.newBuilder(bare.connection().tokenUrl())
                  .header("User-Agent", "Test/1")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form(bare.connection().subscriber()))));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("error").asString()).isEqualTo("invalid_scope");
    }
  }

  @Test
  void aDefaultUserAgentIsForbidden() {
    URI uri = URI.create(simulator.connection().submissionApi() + "/v2/submissions");
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + subscriber.token());
    assertThat(subscriber.send(bare.copy()).status()).isEqualTo(403); // Java-http-client/25
    assertThat(subscriber.send(bare.copy().header("User-Agent", "curl/8.5")).status())
        .isEqualTo(403);
    assertThat(subscriber.send(bare.copy().header("User-Agent", "Fallbruecke/0.1")).status())
        .isEqualTo(200);
  }

  @Test
  void aForeignDestinationIsForbiddenAndAnUnknownSubmissionIsNotFound() {
    Connection.Destination foreign =
        simulator.addDestination(
            DestinationSpec.named("fremd").keys("shared").ownedBy("other-district"));
    Sent sent;
    try (Portal portal = Portal.of(simulator.connection())) {
      sent = portal.send(Draft.to("fremd"));
    }
    assertThat(subscriber.get("/submissions?destinationId=" + foreign.destinationId()).status())
        .isEqualTo(403);
    assertThat(subscriber.get("/submissions/" + sent.submissionId()).status()).isEqualTo(403);
    assertThat(subscriber.get("/cases/" + sent.caseId() + "/events").status()).isEqualTo(403);
    assertThat(subscriber.get("/submissions").json().path("totalCount").asInt()).isZero();
    Subscriber.Answer unknown = subscriber.get("/submissions/00000000-0000-4000-8000-000000000000");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("submission-not-found");
    Subscriber owner =
        new Subscriber(
            simulator.connection(), simulator.connection().destination("fremd").subscriber());
    assertThat(owner.get("/submissions").json().path("totalCount").asInt()).isEqualTo(1);
  }

  @Test
  void pagesHaveAtMost500Entries() {
    try (Portal portal = Portal.of(simulator.connection())) {
      for (int i = 0; i < 3; i++) {
        portal.send(Draft.to("wohngeld"));
      }
    }
    assertThat(subscriber.get("/submissions?limit=501").status()).isEqualTo(400);
    assertThat(subscriber.get("/submissions?limit=0").status()).isEqualTo(400);
    assertThat(subscriber.get("/submissions?offset=-1").status()).isEqualTo(400);
    assertThat(subscriber.get("/submissions?offset=x").status()).isEqualTo(400);
    JsonNode page = subscriber.get("/submissions?limit=2&offset=2").json();
    assertThat(page.path("offset").asInt()).isEqualTo(2);
    assertThat(page.path("count").asInt()).isEqualTo(1);
    assertThat(page.path("totalCount").asInt()).isEqualTo(3);
    assertThat(page.path("submissions").size()).isEqualTo(1);
  }

  @Test
  void keysAreReadByKidAndTheServicesKeysWithoutToken() {
    Connection.Destination wohngeld = simulator.connection().destination("wohngeld");
    String keys = "/destinations/" + wohngeld.destinationId() + "/keys/";
    JsonNode encryption = subscriber.get(keys + wohngeld.encryptionKid()).json();
    assertThat(encryption.path("key_ops").path(0).asString()).isEqualTo("wrapKey");
    assertThat(encryption.path("n").asString()).hasSizeGreaterThanOrEqualTo(683);
    assertThat(encryption.has("d")).isFalse();
    assertThat(
            subscriber.get(keys + wohngeld.signingKid()).json().path("key_ops").path(0).asString())
        .isEqualTo("verify");
    assertThat(subscriber.get(keys + "unknown-kid").status()).isEqualTo(404);
    for (URI base :
        java.util.List.of(
            simulator.connection().submissionApi(), simulator.connection().submissionApiV1())) {
      Subscriber.Answer jwks =
          subscriber.send(
              HttpRequest.newBuilder(URI.create(base + "/.well-known/jwks.json"))
                  .header("User-Agent", "Test/1"));
      assertThat(jwks.json().path("keys").path(0).path("alg").asString()).isEqualTo("PS512");
      assertThat(jwks.body()).doesNotContain("\"d\"");
    }
  }

  @Test
  void theRoutingServiceFindsTheDestinationOfAService() {
    Subscriber.Answer answer =
        subscriber.get(
            simulator.connection().routingApi()
                + "/v1/routes?leikaKey=99107023037000&ars=067400000000");
    assertThat(answer.json().path("routes").path(0).path("destinationId").asString())
        .isEqualTo(simulator.connection().destination("wohngeld").destinationId().toString());
    assertThat(
            subscriber
                .get(simulator.connection().routingApi() + "/v1/routes?leikaKey=1&ars=06")
                .status())
        .isEqualTo(400);
  }
}
