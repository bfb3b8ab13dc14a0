package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.testkit.MemoryStaging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A site, a submission on its way to it, and the words to say what became of it. */
abstract class ReceptionCase {
  static final UUID ATTACHMENT = UUID.fromString("9eec7d3e-dc66-4f82-9f52-1520bf96a32e");
  static final byte[] PDF = "%PDF-1.7 Nachweis".getBytes(UTF_8);

  @TempDir Path folder;
  final DeliveryStub stub = new DeliveryStub();
  final MemoryStaging staging = new MemoryStaging();
  final Sent sent = new Sent().with(ATTACHMENT, PDF);
  Site site;

  @BeforeEach
  void site() {
    site = new Site(stub, folder);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  void fragments(UUID whole, String first, String second) {
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    sent.with(whole, (first + second).getBytes(UTF_8));
    sent.attachments.remove(whole);
    sent.attachments.put(one, first.getBytes(UTF_8));
    sent.attachments.put(two, second.getBytes(UTF_8));
    ((ObjectNode) sent.list().get(1)).putArray("fragments").add(one.toString()).add(two.toString());
  }

  ObjectNode dataSet(UUID id, String mediaType, byte[] content) {
    ArrayNode sets =
        sent.metadata.has("dataSets")
            ? (ArrayNode) sent.metadata.get("dataSets")
            : sent.metadata.putArray("dataSets");
    ObjectNode set = Sent.describe(sets.addObject(), content);
    set.put("dataSetId", id.toString());
    set.putObject("schema")
        .put("schemaUri", "https://schema.example/identification/2.0.0")
        .put("mimeType", mediaType);
    return set;
  }

  String renamedKey() {
    com.nimbusds.jose.jwk.RSAKey ours = TestKeys.encryption("our-encryption-key");
    return site.file(
        new com.nimbusds.jose.jwk.RSAKey.Builder(ours).keyID("another-encryption-key").build());
  }

  void replaceMetadata(String text) {
    sent.encryptedMetadata = Encrypted.jwe(text.getBytes(UTF_8), sent.key);
    TestSet submit =
        new TestSet(
            sent.serviceKey,
            stub.base(),
            sent.id,
            sent.caseId,
            "submit-submission",
            site.clock.instant());
    submit.tags(
        Encrypted.tag(sent.encryptedMetadata),
        Encrypted.tag(sent.encryptedData),
        Map.of(ATTACHMENT, Encrypted.tag(stub.attachments.get(ATTACHMENT.toString()))));
    stub.events.get(sent.caseId.toString()).set(1, submit.sign());
    republish();
  }

  void closing(String eventType) {
    stub.events
        .get(sent.caseId.toString())
        .add(
            new TestSet(
                    TestKeys.signature("our-signature-key"),
                    Site.DESTINATION.toString(),
                    sent.id,
                    sent.caseId,
                    eventType,
                    site.clock.instant())
                .sign());
  }

  void deliver() {
    sent.deliver(stub, Site.DESTINATION, site.clock.instant());
  }

  void republish() {
    sent.publish(stub, Site.DESTINATION, List.copyOf(sent.attachments.keySet()));
  }

  Reception receive() {
    return site.channel().receive(site.announced(sent), site.destination, staging);
  }

  Reception.Verified verified() {
    Reception reception = receive();
    assertThat(reception).isInstanceOf(Reception.Verified.class);
    return (Reception.Verified) reception;
  }

  Reception.Defective defective() {
    Reception reception = receive();
    assertThat(reception).isInstanceOf(Reception.Defective.class);
    return (Reception.Defective) reception;
  }

  Reception.Defective rejected(FaultCode code, String problem, String instance) {
    Reception.Defective defective = defective();
    assertThat(defective.rejectable()).isTrue();
    assertThat(defective.code()).isEqualTo(code);
    assertThat(defective.memo()).contains(sent.caseId.toString());
    assertThat(defective.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.type())
                  .isEqualTo("https://schema.fitko.de/fit-connect/events/problems/" + problem);
              assertThat(p.instance()).isEqualTo(instance);
            });
    return defective;
  }

  void held(FaultCode code) {
    Reception.Defective defective = defective();
    assertThat(defective.rejectable()).isFalse();
    assertThat(defective.code()).isEqualTo(code);
    assertThat(defective.problems()).isNotEmpty();
  }
}
