package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each fault of the content that a test can order from the portal reaches the subscriber. */
class DraftTest {
  private static final String WRONG = "0".repeat(128);
  private static Simulator simulator;
  private static Portal portal;
  private static Subscriber subscriber;

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

  private static byte[] metadataBytes(Draft draft) throws Exception {
    Sent sent = portal.send(draft);
    return Subscriber.decrypt(
        subscriber
            .get("/submissions/" + sent.submissionId())
            .json()
            .path("encryptedMetadata")
            .asString(),
        simulator.connection().destination("wohngeld"));
  }

  private static JsonNode metadata(Draft draft) throws Exception {
    return Json.mapper().readTree(metadataBytes(draft));
  }

  @Test
  void hashesMayBeWrong() throws Exception {
    JsonNode content =
        metadata(
                Draft.to("wohngeld")
                    .dataHash(WRONG)
                    .attach(Draft.Attachment.of("a.txt", "text/plain", Source.of("a")).hash(WRONG)))
            .path("contentStructure");
    assertThat(content.at("/data/hash/content").asString()).isEqualTo(WRONG);
    assertThat(content.at("/attachments/0/hash/content").asString()).isEqualTo(WRONG);
  }

  @Test
  void metadataMayNameAnUnknownVersionAnotherSchemaOrBeNoJson() throws Exception {
    JsonNode metadata =
        metadata(
            Draft.to("wohngeld")
                .metadataVersion("9.9.9")
                .schemaUri("urn:unbekannt")
                .mimeType("application/xml"));
    assertThat(metadata.path("$schema").asString()).contains("/9.9.9/");
    assertThat(metadata.at("/contentStructure/data/submissionSchema/schemaUri").asString())
        .isEqualTo("urn:unbekannt");
    assertThat(
            metadataBytes(
                Draft.to("wohngeld").rawMetadata("kein JSON".getBytes(StandardCharsets.UTF_8))))
        .asString()
        .isEqualTo("kein JSON");
  }

  @Test
  void metadataMayBeMergedAndEdited() throws Exception {
    JsonNode metadata =
        metadata(
            Draft.to("wohngeld")
                .metadata(
                    (ObjectNode)
                        Json.mapper()
                            .readTree(
                                "{\"replyChannel\":{\"eMail\":{\"address\":\"a@b.de\"}},\"contentStructure\":{\"data\":{\"x\":1}}}"))
                .editMetadata(
                    node -> {
                      node.remove("$schema");
                      return node;
                    }));
    assertThat(metadata.has("$schema")).isFalse();
    assertThat(metadata.at("/replyChannel/eMail/address").asString()).isEqualTo("a@b.de");
    assertThat(metadata.at("/contentStructure/data/x").asInt()).isEqualTo(1);
    assertThat(metadata.at("/contentStructure/data/hash/type").asString()).isEqualTo("sha512");
  }

  @Test
  void theServiceInTheMetadataMayDifferInVersionOne() throws Exception {
    assertThat(
            metadata(Draft.to("wohngeld").v1().serviceInMetadata("urn:anders"))
                .at("/publicServiceType/identifier")
                .asString())
        .isEqualTo("urn:anders");
  }

  @Test
  void aBombTravelsOverVersionOne() {
    Sent sent =
        portal.send(
            Draft.to("wohngeld")
                .v1()
                .data(Source.repeated(' ', 100_000_000))
                .encryption((part, jwe) -> part == Draft.Part.DATA ? jwe.with("zip", "DEF") : jwe));
    String jwe =
        subscriber
            .get("/submissions/" + sent.submissionId())
            .json()
            .path("encryptedData")
            .asString();
    assertThat(sent.bytes()).isEqualTo(100_000_000);
    assertThat(jwe.length()).isBetween(1000, 1_000_000);
  }
}
