package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A submission as a sender makes it and the delivery service keeps it; every piece can be falsified
 * before {@link #deliver} or afterwards at the stub.
 */
public final class Sent {
  public static final String SERVICE = "urn:de:fim:leika:leistung:99107007017000";
  public static final String SCHEMA = "https://schema.example/wohngeld/1.0/antrag.schema.json";

  public final UUID id = UUID.randomUUID();
  public final UUID caseId = UUID.randomUUID();
  public final ObjectNode metadata = Json.mapper().createObjectNode();
  public byte[] data = "{\"antrag\":\"Müller\"}".getBytes(UTF_8);
  public final Map<UUID, byte[]> attachments = new LinkedHashMap<>();
  public RSAKey key = TestKeys.encryption("our-encryption-key");
  public RSAKey serviceKey = TestKeys.signature("service-signature-key");
  public String serviceField = "publicService";
  public String serviceIdentifier = SERVICE;
  public boolean deflated;

  /** Changes to the submit event before it is signed. */
  public Consumer<TestSet> submitEvent = set -> {};

  public String encryptedMetadata;
  public String encryptedData;

  public Sent() {
    metadata.put(
        "$schema", "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json");
    ObjectNode structure = metadata.putObject("contentStructure");
    describe(structure.putObject("data"), data)
        .putObject("submissionSchema")
        .put("schemaUri", SCHEMA)
        .put("mimeType", "application/json");
    structure.putArray("attachments");
    metadata
        .putObject("replyChannel")
        .putObject("eMail")
        .put("address", "antragstellerin@example.org");
    metadata.putObject("additionalReferenceInfo").put("applicationDate", "2026-11-19");
  }

  public Sent with(UUID attachment, byte[] content) {
    attachments.put(attachment, content);
    describe(list().addObject(), content)
        .put("purpose", "attachment")
        .put("mimeType", "application/pdf")
        .put("filename", "Nachweis.pdf")
        .put("attachmentId", attachment.toString());
    return this;
  }

  public ArrayNode list() {
    return (ArrayNode) metadata.path("contentStructure").path("attachments");
  }

  public ObjectNode dataEntry() {
    return (ObjectNode) metadata.path("contentStructure").path("data");
  }

  public static ObjectNode describe(ObjectNode entry, byte[] content) {
    entry.putObject("hash").put("type", "sha512").put("content", Sha512.hex(content));
    return entry;
  }

  /** Encrypts, signs and hands everything to the stub. */
  public Sent deliver(DeliveryStub stub, UUID destination, Instant at) {
    byte[] plain = metadata.toString().getBytes(UTF_8);
    encryptedMetadata = Encrypted.jwe(plain, key, key.getKeyID(), deflated);
    encryptedData = data == null ? null : Encrypted.jwe(data, key, key.getKeyID(), deflated);
    Map<UUID, String> tags = new LinkedHashMap<>();
    attachments.forEach(
        (attachment, content) -> {
          String jwe = Encrypted.jwe(content, key, key.getKeyID(), deflated);
          tags.put(attachment, Encrypted.tag(jwe));
          stub.attachments.put(attachment.toString(), jwe);
        });
    stub.waiting.add(
        "{\"destinationId\":\"%s\",\"submissionId\":\"%s\",\"caseId\":\"%s\"}"
            .formatted(destination, id, caseId));
    publish(stub, destination, List.copyOf(attachments.keySet()));
    List<String> log = new ArrayList<>();
    log.add(new TestSet(serviceKey, stub.base(), id, caseId, "create-submission", at).sign());
    TestSet submit = new TestSet(serviceKey, stub.base(), id, caseId, "submit-submission", at);
    submit.tags(
        Encrypted.tag(encryptedMetadata), data == null ? null : Encrypted.tag(encryptedData), tags);
    submitEvent.accept(submit);
    log.add(submit.sign());
    stub.events.put(caseId.toString(), new java.util.concurrent.CopyOnWriteArrayList<>(log));
    return this;
  }

  /** What the service answers to the subscriber, as the parts are now. */
  public void publish(DeliveryStub stub, UUID destination, List<UUID> announced) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("destinationId", destination.toString());
    json.put("submissionId", id.toString());
    json.put("caseId", caseId.toString());
    ArrayNode list = json.putArray("attachments");
    announced.forEach(a -> list.add(a.toString()));
    json.putObject(serviceField).put("identifier", serviceIdentifier).put("name", "Wohngeld");
    json.put("region", "064350014014");
    json.put("encryptedMetadata", encryptedMetadata);
    if (encryptedData != null) {
      json.put("encryptedData", encryptedData);
    }
    stub.submissions.put(id.toString(), json.toString());
  }
}
