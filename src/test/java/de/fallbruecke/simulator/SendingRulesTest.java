package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.simulator.jose.JweEncryption;
import de.fallbruecke.simulator.service.Limits;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service refuses of a sender. */
class SendingRulesTest {
  private static Simulator simulator;
  private static Portal portal;

  @BeforeAll
  static void start(@TempDir Path state) {
    simulator =
        Simulator.start(SharedKeys.options(state).limits(new Limits(4000, 3, 6000, 1_000_000)));
    portal = Portal.of(simulator.connection());
  }

  @AfterAll
  static void stop() {
    portal.close();
    simulator.stop();
  }

  static Stream<Arguments> badHeaders() {
    return Stream.of(
        Arguments.of("cty", edit(jwe -> jwe.without("cty"))),
        Arguments.of("cty", edit(jwe -> jwe.with("cty", "text/plain"))),
        Arguments.of("zip", edit(jwe -> jwe.with("zip", "DEF"))),
        Arguments.of("alg", edit(jwe -> jwe.with("alg", "RSA-OAEP"))),
        Arguments.of("enc", edit(jwe -> jwe.with("enc", "A128GCM"))),
        Arguments.of("kid", edit(jwe -> jwe.with("kid", "somebody-else"))),
        Arguments.of("kid", edit(jwe -> jwe.without("kid"))),
        Arguments.of("crit", edit(jwe -> jwe.with("crit", "x"))));
  }

  private static UnaryOperator<JweEncryption> edit(UnaryOperator<JweEncryption> edit) {
    return edit;
  }

  @ParameterizedTest
  @MethodSource("badHeaders")
  void aJweWithAnUnfitHeaderIsRefused(String name, UnaryOperator<JweEncryption> change) {
    assertThatThrownBy(
            () ->
                portal.send(
                    Draft.to("wohngeld")
                        .encryption(
                            (part, jwe) -> part == Draft.Part.DATA ? change.apply(jwe) : jwe)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("422")
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void versionOneAllowsCompression() {
    Sent sent =
        portal.send(Draft.to("wohngeld").v1().encryption((part, jwe) -> jwe.with("zip", "DEF")));
    assertThat(simulator.status(sent.submissionId())).contains("submitted");
  }

  @Test
  void aTruncatedJweIsRefused() {
    Draft draft = Draft.to("wohngeld").jwe((part, jwe) -> jwe.substring(0, jwe.lastIndexOf('.')));
    assertThatThrownBy(() -> portal.send(draft)).hasMessageContaining("not a compact JWE");
  }

  @Test
  void badContentGetsThroughWhenTheChecksAreOff() {
    simulator.inject(InjectedFault.once(FaultKind.UNCHECKED_CONTENT).times(2));
    Sent sent =
        portal.send(
            Draft.to("wohngeld").encryption((part, jwe) -> jwe.with("kid", "somebody-else")));
    assertThat(simulator.status(sent.submissionId())).contains("submitted");
  }

  @Test
  void aServiceThatTheDestinationDoesNotOfferIsRefused() {
    assertThatThrownBy(
            () ->
                portal.send(
                    Draft.to("wohngeld").service("urn:de:fim:leika:leistung:99000000000009")))
        .hasMessageContaining("422")
        .extracting(fault -> ((Fault) fault).code())
        .isEqualTo(FaultCode.PORTAL_REFUSED);
  }

  @Test
  void aMissingAttachmentKeepsTheSubmissionIncomplete() {
    Portal.Announced announced =
        portal.announce(
            Draft.to("wohngeld")
                .attach(Draft.Attachment.of("a.txt", "text/plain", Source.of("a"))));
    assertThatThrownBy(() -> portal.submit(announced))
        .hasMessageContaining("422")
        .hasMessageContaining("is missing");
    assertThat(simulator.status(announced.ids().submissionId())).contains("incomplete");
    portal.upload(announced);
    portal.submit(announced);
    assertThat(simulator.status(announced.ids().submissionId())).contains("submitted");
  }

  @Test
  void aSubmissionIsSubmittedOnce() {
    Portal.Announced announced = portal.announce(Draft.to("wohngeld"));
    portal.submit(announced);
    assertThatThrownBy(() -> portal.submit(announced)).hasMessageContaining("409");
  }

  @Test
  void anAttachmentOverTheLimitIsRefused() {
    Draft draft =
        Draft.to("wohngeld")
            .attach(
                Draft.Attachment.of("a.bin", "application/octet-stream", Source.repeated(1, 5000)));
    assertThatThrownBy(() -> portal.send(draft)).hasMessageContaining("413");
  }

  @Test
  void attachmentsOverTheTotalAreRefused() {
    Draft draft = Draft.to("wohngeld");
    for (int i = 0; i < 3; i++) {
      draft.attach(
          Draft.Attachment.of(i + ".bin", "application/octet-stream", Source.repeated(1, 1500)));
    }
    assertThatThrownBy(() -> portal.send(draft)).hasMessageContaining("all attachments");
  }

  @Test
  void tooManyAttachmentsAreRefused() {
    Draft draft = Draft.to("wohngeld");
    for (int i = 0; i < 4; i++) {
      draft.attach(Draft.Attachment.of(i + ".txt", "text/plain", Source.of("x")));
    }
    assertThatThrownBy(() -> portal.send(draft)).hasMessageContaining("more than 3");
  }

  @Test
  void announcementsWithWrongIdsAreRefused() {
    Subscriber sender = Subscriber.sender(simulator);
    Connection.Destination wohngeld = simulator.connection().destination("wohngeld");
    Map<String, Object> service = Map.of("identifier", wohngeld.serviceIdentifier());
    UUID twice = UUID.randomUUID();
    Subscriber.Answer unknown =
        sender.json(
            "POST",
            "/submissions",
            Map.of("destinationId", UUID.randomUUID(), "publicService", service));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("type").asString())
        .isEqualTo(
            "https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-found");
    assertThat(unknown.raw().headers().firstValue("Content-Type"))
        .contains("application/problem+json");
    assertThat(
            sender
                .json(
                    "POST",
                    "/submissions",
                    Map.of(
                        "destinationId", wohngeld.destinationId(),
                        "publicService", service,
                        "announcedAttachments", List.of(twice, twice)))
                .status())
        .isEqualTo(422);
    assertThat(
            sender
                .json(
                    "POST",
                    "/submissions",
                    Map.of(
                        "destinationId", wohngeld.destinationId(),
                        "publicService", service,
                        "caseId", UUID.randomUUID()))
                .status())
        .isEqualTo(404);
    assertThat(sender.call("POST", "/submissions", "application/json", "{").status())
        .isEqualTo(400);
    assertThat(sender.call("PATCH", "/submissions", "application/json", "{}").status())
        .isEqualTo(405);
    assertThat(sender.get("/nowhere").status()).isEqualTo(404);
  }

  @Test
  void anAttachmentThatWasNotAnnouncedIsRefused() {
    Portal.Announced announced = portal.announce(Draft.to("wohngeld"));
    Subscriber sender = Subscriber.sender(simulator);
    String path =
        "/submissions/" + announced.ids().submissionId() + "/attachments/" + UUID.randomUUID();
    assertThat(sender.call("PUT", path, "application/jose", "x").status()).isEqualTo(404);
    assertThat(sender.call("PUT", path, "text/plain", "x").status()).isEqualTo(415);
  }

  @Test
  void aSubscriberCannotSendAndASenderCannotFetch() {
    Sent sent = portal.send(Draft.to("wohngeld"));
    assertThat(Subscriber.of(simulator).json("POST", "/submissions", Map.of()).status())
        .isEqualTo(403);
    Subscriber sender = Subscriber.sender(simulator);
    assertThat(sender.get("/submissions").status()).isEqualTo(403);
    assertThat(sender.get("/submissions/" + sent.submissionId()).status()).isEqualTo(403);
  }

  @Test
  void anInactiveDestinationTakesNothing() {
    Connection.Destination own =
        simulator.addDestination(DestinationSpec.named("ruhend").keys("shared"));
    Subscriber subscriber = Subscriber.of(simulator);
    String url =
        simulator.connection().destinationApi() + "/v1/destinations/" + own.destinationId();
    assertThat(
            subscriber
                .call("PATCH", url, "application/merge-patch+json", "{\"status\":\"inactive\"}")
                .status())
        .isEqualTo(200);
    Subscriber.Answer answer =
        Subscriber.sender(simulator)
            .json(
                "POST",
                "/submissions",
                Map.of(
                    "destinationId", own.destinationId(),
                    "publicService", Map.of("identifier", own.serviceIdentifier())));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("destination-state-invalid");
    Portal fresh = Portal.of(simulator.connection());
    assertThatThrownBy(() -> fresh.send(Draft.to("ruhend"))).hasMessageContaining("not active");
  }

  @Test
  void contentForAnotherKeyPassesTheServiceBecauseItCannotRead() {
    RSAPublicKey foreign = (RSAPublicKey) SharedKeys.stranger().getPublic();
    Sent sent =
        portal.send(
            Draft.to("wohngeld")
                .encryption((part, jwe) -> new JweEncryption(foreign, jwe.header())));
    assertThat(simulator.status(sent.submissionId())).contains("submitted");
  }
}
