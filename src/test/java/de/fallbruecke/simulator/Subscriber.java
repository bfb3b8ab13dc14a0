package de.fallbruecke.simulator;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A foreign client: plain HTTP and plain Nimbus, nothing of the simulator or the gateway. */
final class Subscriber {
  static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
  static final String SCHEMA =
      "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

  /** An answer with its body as text. */
  record Answer(int status, String body, HttpResponse<byte[]> raw) {
    JsonNode json() {
      return Json.mapper().readTree(body);
    }
  }

  private final Connection connection;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Connection.Credentials credentials;
  private final String token;
  private String base;
  private Clock clock = Clock.systemUTC();

  Subscriber(Connection connection, Connection.Credentials credentials) {
    this.connection = connection;
    this.credentials = credentials;
    this.base = connection.submissionApi() + "/v2";
    this.token = login(credentials);
  }

  static Subscriber of(Simulator simulator) {
    Connection connection = simulator.connection();
    Subscriber subscriber = new Subscriber(connection, connection.subscriber());
    subscriber.clock = simulator.clock();
    return subscriber;
  }

  static Subscriber sender(Simulator simulator) {
    return new Subscriber(simulator.connection(), simulator.connection().sender());
  }

  Subscriber v1() {
    Subscriber other = new Subscriber(connection, credentials);
    other.base = connection.submissionApiV1() + "/v1";
    return other;
  }

  private String login(Connection.Credentials who) {
    Answer answer =
        send(
            HttpRequest.newBuilder(connection.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Test/1")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id="
                            + who.clientId()
                            + "&client_secret="
                            + who.clientSecret())));
    return answer.json().path("access_token").asString("");
  }

  String token() {
    return token;
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> raw =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(raw.statusCode(), new String(raw.body(), StandardCharsets.UTF_8), raw);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
        .header("User-Agent", "Test/1")
        .header("Authorization", "Bearer " + token);
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer call(String method, String path, String contentType, String body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer json(String method, String path, Object body) {
    return call(method, path, "application/json", Json.mapper().writeValueAsString(body));
  }

  JsonNode list(UUID destination) {
    return get("/submissions?destinationId=" + destination).json();
  }

  List<String> log(UUID caseId) {
    List<String> tokens = new ArrayList<>();
    get("/cases/" + caseId + "/events")
        .json()
        .path("eventLog")
        .forEach(token -> tokens.add(token.asString()));
    return tokens;
  }

  List<String> eventNames(UUID caseId) throws Exception {
    List<String> names = new ArrayList<>();
    for (String token : log(caseId)) {
      names.add(event(claims(token)));
    }
    return names;
  }

  static JsonNode claims(String token) throws Exception {
    return Json.mapper().readTree(JWSObject.parse(token).getPayload().toString());
  }

  static String event(JsonNode claims) {
    return claims.path("events").properties().iterator().next().getKey().substring(EVENTS.length());
  }

  boolean signedByService(String token) throws Exception {
    JWSObject jws = JWSObject.parse(token);
    JWKSet keys = JWKSet.parse(get(connection.submissionApi() + "/.well-known/jwks.json").body());
    RSAKey key = (RSAKey) keys.getKeyByKeyId(jws.getHeader().getKeyID());
    return key != null && jws.verify(new RSASSAVerifier(key));
  }

  static byte[] decrypt(String jwe, Connection.Destination destination) throws Exception {
    JWEObject object = JWEObject.parse(jwe);
    object.decrypt(new RSADecrypter(key(destination.encryptionKey())));
    return object.getPayload().toBytes();
  }

  static RSAKey key(String file) throws Exception {
    return RSAKey.parse(Files.readString(Path.of(file)));
  }

  ObjectNode acceptClaims(Sent sent) {
    ObjectNode payload = Json.mapper().createObjectNode();
    payload.set("authenticationTags", tags(sent));
    return claims(sent, "accept-submission", payload);
  }

  ObjectNode rejectClaims(Sent sent) {
    ObjectNode payload = Json.mapper().createObjectNode();
    payload
        .putArray("problems")
        .addObject()
        .put("type", EVENTS + "problems/hash-mismatch")
        .put("title", "Hash")
        .put("detail", "differs")
        .put("instance", "data");
    return claims(sent, "reject-submission", payload);
  }

  ObjectNode claims(Sent sent, String event, ObjectNode payload) {
    ObjectNode claims = Json.mapper().createObjectNode();
    claims.put("$schema", SCHEMA);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iss", sent.destinationId().toString());
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("sub", "submission:" + sent.submissionId());
    claims.put("txn", "case:" + sent.caseId());
    claims.putObject("events").set(EVENTS + event, payload);
    return claims;
  }

  private JsonNode tags(Sent sent) {
    JsonNode submission = get("/submissions/" + sent.submissionId()).json();
    ObjectNode tags = Json.mapper().createObjectNode();
    tags.put("metadata", tag(submission.path("encryptedMetadata").asString("")));
    if (submission.has("encryptedData")) {
      tags.put("data", tag(submission.path("encryptedData").asString("")));
    }
    ObjectNode attachments = tags.putObject("attachments");
    for (UUID id : sent.attachments()) {
      attachments.put(
          id.toString(),
          tag(get("/submissions/" + sent.submissionId() + "/attachments/" + id).body()));
    }
    return tags;
  }

  private static String tag(String jwe) {
    return jwe.substring(jwe.lastIndexOf('.') + 1);
  }

  String sign(ObjectNode claims) throws Exception {
    Connection.Destination destination = connection.destination(claims.path("iss").asString(""));
    return sign(claims, key(destination.signingKey()), "secevent+jwt");
  }

  static String sign(ObjectNode claims, RSAKey key, String type) throws Exception {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.PS512)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build(),
            new Payload(Json.mapper().writeValueAsString(claims)));
    jws.sign(new RSASSASigner(key));
    return jws.serialize();
  }

  Answer post(Sent sent, String token) {
    return call("POST", "/cases/" + sent.caseId() + "/events", "application/jose", token);
  }

  Answer accept(Sent sent) throws Exception {
    return post(sent, sign(acceptClaims(sent)));
  }

  Answer reject(Sent sent) throws Exception {
    return post(sent, sign(rejectClaims(sent)));
  }

  Answer admin(String method, String path, Object body) {
    return json(method, connection.adminUrl() + path, body);
  }

  Answer fault(String kind, Map<String, Object> more) {
    ObjectNode body = Json.mapper().valueToTree(more);
    body.put("kind", kind);
    return admin("POST", "/faults", body);
  }
}
