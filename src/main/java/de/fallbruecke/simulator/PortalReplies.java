package de.fallbruecke.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import de.fallbruecke.simulator.jose.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The portal's side of replies: it holds the private reply key, lists, fetches, decrypts, compares
 * tags and hashes, and answers with accept-reply or reject-reply. Holds a reply in memory.
 */
public final class PortalReplies {
  private static final String SET_SCHEMA =
      "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

  private final Connection connection;
  private final PortalHttp http;
  private final RSAKey decryption;
  private final RSAKey signing;
  private final Clock clock = Clock.systemUTC();

  PortalReplies(Connection connection, PortalHttp http) {
    this.connection = connection;
    this.http = http;
    this.decryption = key(connection.replies().encryptionKey());
    this.signing = key(connection.replies().signingKey());
  }

  /** What metadata say to get replies here. */
  ObjectNode channel() {
    JsonNode jwk = Json.mapper().readTree(Keys.publicHalf(decryption).toJSONString());
    ObjectNode key = ((ObjectNode) jwk).without("x5c");
    ObjectNode fields = Json.mapper().createObjectNode();
    ObjectNode channel = fields.putObject("replyChannel").putObject("fitConnect");
    channel.putArray("processStandards").add(Portal.PROCESS_STANDARD);
    channel.set("encryptionPublicKey", key);
    return fields;
  }

  /** The replies that wait to be taken. */
  public List<UUID> waiting() {
    List<UUID> ids = new ArrayList<>();
    for (JsonNode entry : http.get(uri("/replies?offset=0&limit=500")).path("replies")) {
      ids.add(UUID.fromString(entry.path("replyId").asString("")));
    }
    return ids;
  }

  /** Fetches, decrypts and verifies one; says what is wrong with it and does not answer. */
  public ReceivedReply open(UUID reply) {
    JsonNode fetched = http.get(uri("/replies/" + reply));
    UUID caseId = UUID.fromString(fetched.path("caseId").asString(""));
    JsonNode tags = submitEvent(reply, caseId).path("authenticationTags");
    List<String> flaws = new ArrayList<>();
    String metadataJwe = fetched.path("encryptedMetadata").asString("");
    String dataJwe = fetched.path("encryptedData").asString("");
    sameTag(flaws, "metadata", metadataJwe, tags.path("metadata"));
    sameTag(flaws, "data", dataJwe, tags.path("data"));
    JsonNode metadata = Json.mapper().readTree(decrypted(metadataJwe));
    byte[] data = decrypted(dataJwe);
    sameHash(flaws, "data", data, metadata.path("contentStructure").path("data"));
    List<ReceivedReply.Document> documents = new ArrayList<>();
    for (JsonNode entry : metadata.path("contentStructure").path("attachments")) {
      String id = entry.path("attachmentId").asString("");
      String jwe = http.text(uri("/replies/" + reply + "/attachments/" + id));
      sameTag(flaws, id, jwe, tags.path("attachments").path(id));
      byte[] content = decrypted(jwe);
      sameHash(flaws, id, content, entry);
      documents.add(
          new ReceivedReply.Document(
              UUID.fromString(id),
              entry.path("filename").asString(""),
              entry.path("mimeType").asString(""),
              content));
    }
    announced(flaws, fetched, documents);
    return new ReceivedReply(
        reply,
        caseId,
        flaws.isEmpty() ? null : String.join("; ", flaws),
        metadata,
        Json.mapper().readTree(data),
        documents);
  }

  private static void announced(
      List<String> flaws, JsonNode fetched, List<ReceivedReply.Document> documents) {
    Set<String> listed =
        fetched
            .path("attachments")
            .valueStream()
            .map(id -> id.asString(""))
            .collect(Collectors.toSet());
    if (!listed.equals(
        documents.stream().map(d -> d.id().toString()).collect(Collectors.toSet()))) {
      flaws.add("announced and described attachments differ");
    }
  }

  /** Takes the reply: accept-reply with the tags of its submit event. */
  public void accept(ReceivedReply reply) {
    ObjectNode payload = Json.mapper().createObjectNode();
    payload.set(
        "authenticationTags",
        submitEvent(reply.replyId(), reply.caseId()).path("authenticationTags"));
    post(reply, "accept-reply", payload);
  }

  /** Refuses the reply. */
  public void reject(ReceivedReply reply, String problemType) {
    ObjectNode payload = Json.mapper().createObjectNode();
    payload
        .putArray("problems")
        .addObject()
        .put("type", problemType)
        .put("title", "Refused by the simulator's portal")
        .put("detail", reply.flaw() == null ? "ordered" : reply.flaw())
        .put("instance", "reply");
    post(reply, "reject-reply", payload);
  }

  private void post(ReceivedReply reply, String event, ObjectNode payload) {
    ObjectNode claims = Json.mapper().createObjectNode();
    claims.put("$schema", SET_SCHEMA);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iss", connection.replies().portalId().toString());
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("sub", "reply:" + reply.replyId());
    claims.put("txn", "case:" + reply.caseId());
    claims.putObject("events").set(EventToken.EVENT_PREFIX + event, payload);
    http.postText(
        uri("/cases/" + reply.caseId() + "/events"),
        "application/jose",
        EventTokens.sign(claims, signing),
        204);
  }

  private JsonNode submitEvent(UUID reply, UUID caseId) {
    String type = EventToken.EVENT_PREFIX + "submit-reply";
    for (JsonNode token :
        http.get(uri("/replies/" + reply + "/events?offset=0&limit=500")).path("eventLog")) {
      JsonNode claims =
          EventTokens.read(token.asString(""))
              .map(EventToken::claims)
              .orElse(Json.mapper().missingNode());
      if (claims.path("txn").asString("").equals("case:" + caseId)
          && claims.path("events").has(type)) {
        return claims.path("events").path(type);
      }
    }
    return Json.mapper().missingNode();
  }

  private byte[] decrypted(String jwe) {
    try {
      JWEObject object = JWEObject.parse(jwe);
      object.decrypt(new RSADecrypter(decryption));
      return object.getPayload().toBytes();
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("A reply cannot be decrypted with the portal's key", e);
    }
  }

  private static void sameTag(List<String> flaws, String part, String jwe, JsonNode expected) {
    if (!jwe.substring(jwe.lastIndexOf('.') + 1).equals(expected.asString(""))) {
      flaws.add("tag of " + part + " differs");
    }
  }

  private static void sameHash(
      List<String> flaws, String part, byte[] content, JsonNode described) {
    if (!Sha512.hex(content).equals(described.path("hash").path("content").asString(""))) {
      flaws.add("hash of " + part + " differs");
    }
  }

  private URI uri(String path) {
    return URI.create(connection.submissionApi() + "/v2" + path);
  }

  private static RSAKey key(@Nullable String file) {
    try {
      return RSAKey.parse(Files.readString(Path.of(String.valueOf(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException("The portal's key file is damaged", e);
    }
  }
}
