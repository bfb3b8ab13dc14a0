package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Portal, service and a foreign subscriber: what was sent arrives and can be confirmed. */
class RoundTripTest {
  @TempDir Path state;
  private Simulator simulator;
  private Portal portal;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SharedKeys.options(state));
    portal = Portal.of(simulator.connection());
  }

  @AfterEach
  void stop() {
    portal.close();
    simulator.stop();
  }

  @Test
  void aForeignClientReadsWhatThePortalSentAndAcceptsIt() throws Exception {
    Connection.Destination wohngeld = simulator.connection().destination("wohngeld");
    String data = "{\"name\":\"Jürgen Żółć\"}";
    Sent sent =
        portal.send(
            Draft.to("wohngeld")
                .data(data)
                .attach(Draft.Attachment.of("a.pdf", "application/pdf", Source.of("Anlage"))));
    Subscriber subscriber = Subscriber.of(simulator);

    JsonNode list = subscriber.list(wohngeld.destinationId());
    assertThat(list.path("totalCount").asInt()).isEqualTo(1);
    assertThat(list.path("submissions").path(0).path("submissionId").asString())
        .isEqualTo(sent.submissionId().toString());

    JsonNode submission = subscriber.get("/submissions/" + sent.submissionId()).json();
    assertThat(submission.path("caseId").asString()).isEqualTo(sent.caseId().toString());
    assertThat(submission.path("publicService").path("identifier").asString())
        .isEqualTo(wohngeld.serviceIdentifier());
    byte[] plain = Subscriber.decrypt(submission.path("encryptedData").asString(), wohngeld);
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(data);

    JsonNode metadata =
        Json.mapper()
            .readTree(
                Subscriber.decrypt(submission.path("encryptedMetadata").asString(), wohngeld));
    JsonNode content = metadata.path("contentStructure");
    assertThat(metadata.path("$schema").asString()).contains("/metadata/2.1.0/");
    assertThat(content.path("data").path("hash").path("content").asString())
        .isEqualTo(Sha512.hex(plain));
    assertThat(content.path("attachments").path(0).path("attachmentId").asString())
        .isEqualTo(sent.attachments().getFirst().toString());

    String attachment =
        subscriber
            .get(
                "/submissions/"
                    + sent.submissionId()
                    + "/attachments/"
                    + sent.attachments().getFirst())
            .body();
    assertThat(Subscriber.decrypt(attachment, wohngeld)).asString().isEqualTo("Anlage");

    assertThat(subscriber.eventNames(sent.caseId()))
        .containsExactly("create-submission", "submit-submission");
    for (String token : subscriber.log(sent.caseId())) {
      assertThat(subscriber.signedByService(token)).isTrue();
      assertThat(Subscriber.claims(token).path("iss").asString())
          .isEqualTo(simulator.connection().issuer());
    }
    JsonNode submit = Subscriber.claims(subscriber.log(sent.caseId()).get(1));
    assertThat(submit.path("$schema").asString()).isEqualTo(Subscriber.SCHEMA);

    assertThat(subscriber.accept(sent).status()).isEqualTo(204);
    assertThat(simulator.status(sent.submissionId())).contains("accepted");
    assertThat(subscriber.list(wohngeld.destinationId()).path("totalCount").asInt()).isZero();
    assertThat(portal.events(sent.caseId())).hasSize(3);
  }

  @Test
  void versionOneUsesItsOwnNamesAndPaths() throws Exception {
    Connection.Destination soziales = simulator.connection().destination("soziales");
    Sent sent = portal.send(Draft.to("soziales").v1().data("<a/>"));
    Subscriber subscriber = Subscriber.of(simulator).v1();

    JsonNode submission = subscriber.get("/submissions/" + sent.submissionId()).json();
    assertThat(submission.path("serviceType").path("identifier").asString())
        .isEqualTo(soziales.serviceIdentifier());
    JsonNode metadata =
        Json.mapper()
            .readTree(
                Subscriber.decrypt(submission.path("encryptedMetadata").asString(), soziales));
    assertThat(metadata.has("$schema")).isFalse();
    assertThat(metadata.path("publicServiceType").path("identifier").asString())
        .isEqualTo(soziales.serviceIdentifier());
    assertThat(subscriber.accept(sent).status()).isEqualTo(204);
  }

  @Test
  void versionOneTakesASubmissionWithoutData() {
    Sent sent = portal.send(Draft.to("soziales").v1().withoutData());
    JsonNode submission =
        Subscriber.of(simulator).v1().get("/submissions/" + sent.submissionId()).json();
    assertThat(submission.has("encryptedMetadata")).isTrue();
    assertThat(submission.has("encryptedData")).isFalse();
  }

  @Test
  void aLargeAttachmentTravelsAsAStream() throws Exception {
    Path file = state.resolve("gross.bin");
    Files.write(file, new byte[12 * 1024 * 1024]);
    Sent sent =
        portal.send(
            Draft.to("wohngeld")
                .attach(
                    Draft.Attachment.of("gross.bin", "application/octet-stream", Source.of(file))));
    String jwe =
        Subscriber.of(simulator)
            .get(
                "/submissions/"
                    + sent.submissionId()
                    + "/attachments/"
                    + sent.attachments().getFirst())
            .body();
    byte[] plain = Subscriber.decrypt(jwe, simulator.connection().destination("wohngeld"));
    assertThat(Sha512.hex(plain)).isEqualTo(Sha512.hex(Files.readAllBytes(file)));
  }

  @Test
  void anAttachmentInFragmentsIsAnnouncedByItsFragments() throws Exception {
    Sent sent =
        portal.send(
            Draft.to("wohngeld")
                .attach(
                    Draft.Attachment.of("a.txt", "text/plain", Source.of("0123456789"))
                        .fragments(4)));
    Connection.Destination wohngeld = simulator.connection().destination("wohngeld");
    Subscriber subscriber = Subscriber.of(simulator);
    StringBuilder whole = new StringBuilder();
    for (UUID fragment : sent.attachments()) {
      String jwe =
          subscriber.get("/submissions/" + sent.submissionId() + "/attachments/" + fragment).body();
      whole.append(new String(Subscriber.decrypt(jwe, wohngeld), StandardCharsets.UTF_8));
    }
    assertThat(sent.attachments()).hasSize(3);
    assertThat(whole).hasToString("0123456789");
  }

  @Test
  void aSecondSubmissionJoinsAnExistingCase() throws Exception {
    Sent first = portal.send(Draft.to("wohngeld"));
    Sent second = portal.send(Draft.to("wohngeld").inCase(first.caseId()));
    assertThat(second.caseId()).isEqualTo(first.caseId());
    Subscriber subscriber = Subscriber.of(simulator);
    assertThat(subscriber.log(first.caseId())).hasSize(4);
    assertThat(
            subscriber
                .get("/submissions/" + second.submissionId() + "/events")
                .json()
                .path("totalCount")
                .asInt())
        .isEqualTo(2);
    assertThat(subscriber.get("/cases/" + first.caseId()).json().path("submissions").size())
        .isEqualTo(2);
  }
}
