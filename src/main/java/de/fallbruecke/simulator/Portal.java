package de.fallbruecke.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import de.fallbruecke.simulator.jose.JweEncryption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A portal: encrypts a draft for a destination and submits it, as an online service does. {@link
 * #send} does all steps; a test may do them one by one and leave one out. Attachments are encrypted
 * as streams. Safe for concurrent use.
 */
public final class Portal implements AutoCloseable {
  /** What the portal names as process standard of its replies; made up, as no real one is known. */
  public static final String PROCESS_STANDARD = "urn:fallbruecke:simulator:process-standard:1";

  private final Connection connection;
  private final PortalHttp http;

  private Portal(Connection connection) {
    this.connection = connection;
    this.http = new PortalHttp(connection);
  }

  /** A portal to the service with this connection. */
  public static Portal of(Connection connection) {
    return new Portal(connection);
  }

  /** A portal to the simulator with this state directory. */
  public static Portal to(Path state) {
    return of(Connection.read(state));
  }

  /** One object to upload: an attachment or a fragment of one. */
  private record Piece(UUID id, String mimeType, Source content) {}

  /** A draft for which the service has given ids; its parts may now be uploaded. */
  public static final class Announced {
    private final Draft draft;
    private final Connection.Destination destination;
    private final RSAPublicKey key;
    private final String kid;
    private final List<Metadata.Listed> listed;
    private final List<Piece> pieces;
    private final Sent sent;

    private Announced(
        Draft draft,
        Connection.Destination destination,
        RSAPublicKey key,
        String kid,
        List<Metadata.Listed> listed,
        List<Piece> pieces,
        Sent sent) {
      this.draft = draft;
      this.destination = destination;
      this.key = key;
      this.kid = kid;
      this.listed = List.copyOf(listed);
      this.pieces = List.copyOf(pieces);
      this.sent = sent;
    }

    /** The ids, although nothing is submitted yet. */
    public Sent ids() {
      return sent;
    }
  }

  /**
   * Announces, uploads and submits.
   *
   * @throws Fault FB-SIM-003 if the service refuses a step
   */
  public Sent send(Draft draft) {
    Announced announced = announce(draft);
    upload(announced);
    return submit(announced);
  }

  /** First step: asks the destination for its key and the service for ids. */
  public Announced announce(Draft draft) {
    Connection.Destination destination = connection.destination(draft.destination);
    JsonNode published = http.get(uri(draft, "/destinations/" + destination.destinationId()));
    if (!published.path("status").asString("").equals("active")) {
      throw new Fault(
          FaultCode.PORTAL_REFUSED,
          "Destination "
              + destination.destinationId()
              + " is not active. Nothing was sent; activate it first.");
    }
    String kid = published.path("encryptionKid").asString("");
    JsonNode jwk =
        http.get(uri(draft, "/destinations/" + destination.destinationId() + "/keys/" + kid));
    List<Metadata.Listed> listed = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    long bytes = draft.withoutData ? 0 : measure(draft.data).size;
    for (Draft.Attachment attachment : draft.attachments) {
      bytes += list(attachment, listed, pieces);
    }
    String service = draft.service == null ? destination.serviceIdentifier() : draft.service;
    JsonNode answer =
        http.post(uri(draft, "/submissions"), body(draft, destination, service, pieces), 201);
    Sent sent =
        new Sent(
            UUID.fromString(answer.path("submissionId").asString("")),
            UUID.fromString(answer.path("caseId").asString("")),
            destination.destinationId(),
            service,
            pieces.stream().map(Piece::id).toList(),
            bytes);
    return new Announced(draft, destination, publicKey(jwk), kid, listed, pieces, sent);
  }

  private static ObjectNode body(
      Draft draft, Connection.Destination destination, String service, List<Piece> pieces) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("destinationId", destination.destinationId().toString());
    ArrayNode announced = body.putArray("announcedAttachments");
    pieces.forEach(piece -> announced.add(piece.id().toString()));
    body.putObject(draft.v1 ? "serviceType" : "publicService")
        .put("name", destination.serviceName())
        .put("identifier", service);
    if (draft.caseId != null) {
      body.put("caseId", draft.caseId.toString());
    }
    return body;
  }

  private static long list(
      Draft.Attachment attachment, List<Metadata.Listed> listed, List<Piece> pieces) {
    Measured measured = measure(attachment.content());
    UUID id = UUID.randomUUID();
    List<UUID> fragments = new ArrayList<>();
    if (attachment.fragmentBytes() == 0 || measured.size <= attachment.fragmentBytes()) {
      pieces.add(new Piece(id, attachment.mimeType(), attachment.content()));
    } else {
      for (long at = 0; at < measured.size; at += attachment.fragmentBytes()) {
        UUID fragment = UUID.randomUUID();
        fragments.add(fragment);
        pieces.add(
            new Piece(
                fragment,
                attachment.mimeType(),
                attachment.content().slice(at, attachment.fragmentBytes())));
      }
    }
    listed.add(new Metadata.Listed(attachment, id, fragments, measured.hash));
    return measured.size;
  }

  /** Second step: encrypts and uploads every announced attachment. */
  public void upload(Announced announced) {
    for (int i = 0; i < announced.pieces.size(); i++) {
      upload(announced, i);
    }
  }

  /** Uploads one announced attachment, by its place in {@link Sent#attachments()}. */
  public void upload(Announced announced, int index) {
    Piece piece = announced.pieces.get(index);
    try {
      Path encrypted = Files.createTempFile("fallbruecke-portal", ".jwe");
      try {
        try (OutputStream out = Files.newOutputStream(encrypted);
            InputStream in = piece.content().open()) {
          encryption(announced, Draft.Part.ATTACHMENT, piece.mimeType()).encrypt(in, out);
        }
        String path =
            "/submissions/" + announced.sent.submissionId() + "/attachments/" + piece.id();
        http.putFile(uri(announced.draft, path), encrypted);
      } finally {
        Files.deleteIfExists(encrypted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Last step: encrypts metadata and data and submits. */
  public Sent submit(Announced announced) {
    Draft draft = announced.draft;
    if (draft.fitConnectReply) {
      draft.metadata(replies().channel());
    }
    String dataHash = draft.withoutData ? null : measure(draft.data).hash;
    byte[] metadata =
        draft.rawMetadata == null
            ? Json.mapper()
                .writeValueAsBytes(
                    Metadata.of(draft, announced.destination, dataHash, announced.listed))
            : draft.rawMetadata;
    ObjectNode body = Json.mapper().createObjectNode();
    body.put(
        "encryptedMetadata",
        compact(announced, Draft.Part.METADATA, "application/json", Source.of(metadata)));
    if (dataHash != null) {
      String type = draft.mimeType == null ? announced.destination.mimeType() : draft.mimeType;
      body.put("encryptedData", compact(announced, Draft.Part.DATA, type, draft.data));
    }
    http.put(uri(draft, "/submissions/" + announced.sent.submissionId()), body, 200);
    return announced.sent;
  }

  private static String compact(Announced announced, Draft.Part part, String type, Source content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = content.open()) {
      encryption(announced, part, type).encrypt(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return announced.draft.jwe.apply(part, out.toString(StandardCharsets.US_ASCII));
  }

  private static JweEncryption encryption(Announced announced, Draft.Part part, String type) {
    return announced.draft.encryption.apply(
        part, JweEncryption.of(announced.key, announced.kid, type));
  }

  /** The claims of all events of a case, oldest first; signatures are not checked here. */
  public List<JsonNode> events(UUID caseId) {
    List<JsonNode> claims = new ArrayList<>();
    int total;
    do {
      String page = "/cases/" + caseId + "/events?limit=500&offset=" + claims.size();
      JsonNode answer = http.get(URI.create(connection.submissionApi() + "/v2" + page));
      total = answer.path("totalCount").asInt(0);
      for (JsonNode token : answer.path("eventLog")) {
        claims.add(
            EventTokens.read(token.asString(""))
                .map(EventToken::claims)
                .orElse(Json.mapper().missingNode()));
      }
    } while (claims.size() < total);
    return claims;
  }

  /** The replies that came to this portal. */
  public PortalReplies replies() {
    return new PortalReplies(connection, http);
  }

  private URI uri(Draft draft, String path) {
    return URI.create(
        draft.v1
            ? connection.submissionApiV1() + "/v1" + path
            : connection.submissionApi() + "/v2" + path);
  }

  private static RSAPublicKey publicKey(JsonNode jwk) {
    try {
      return RSAKey.parse(Json.mapper().writeValueAsString(jwk)).toRSAPublicKey();
    } catch (ParseException | JOSEException e) {
      throw new Fault(
          FaultCode.PORTAL_REFUSED,
          "The destination's encryption key is no RSA key. Nothing was sent; correct the key.",
          e);
    }
  }

  private record Measured(long size, String hash) {}

  private static Measured measure(Source source) {
    try (InputStream in = source.open()) {
      AtomicLong size = new AtomicLong();
      String hash = Sha512.hex(new CountingStream(in, size));
      return new Measured(size.get(), hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
