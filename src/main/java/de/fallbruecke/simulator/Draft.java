package de.fallbruecke.simulator;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.jose.JweEncryption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A submission before it is sent. Without further orders everything is right; each {@code …} method
 * changes one thing, so that a test can make exactly one mistake. Not safe for concurrent use; may
 * be sent several times.
 */
public final class Draft {
  /** A part of the submission that is encrypted for itself. */
  public enum Part {
    METADATA,
    DATA,
    ATTACHMENT
  }

  /**
   * A document that travels with the data.
   *
   * @param purpose form, attachment, report or data
   * @param hash what the metadata say; null = the real SHA-512
   * @param fragmentBytes plain bytes per fragment; 0 = sent in one piece
   */
  public record Attachment(
      String filename,
      String mimeType,
      String purpose,
      Source content,
      @Nullable String hash,
      long fragmentBytes) {
    public static Attachment of(String filename, String mimeType, Source content) {
      return new Attachment(filename, mimeType, "attachment", content, null, 0);
    }

    /** The same with another hash in the metadata. */
    public Attachment hash(String wrong) {
      return new Attachment(filename, mimeType, purpose, content, wrong, fragmentBytes);
    }

    /** The same in fragments. */
    public Attachment fragments(long bytes) {
      return new Attachment(filename, mimeType, purpose, content, hash, bytes);
    }

    /** The same with another purpose. */
    public Attachment purpose(String other) {
      return new Attachment(filename, mimeType, other, content, hash, fragmentBytes);
    }
  }

  final String destination;
  final List<Attachment> attachments = new ArrayList<>();
  final ObjectNode metadata = Json.mapper().createObjectNode();
  Source data = Source.of("{}");
  boolean v1;
  boolean withoutData;
  boolean fitConnectReply;
  @Nullable String service;
  @Nullable String metadataService;
  @Nullable String schemaUri;
  @Nullable String mimeType;
  @Nullable String metadataVersion;
  @Nullable String dataHash;
  @Nullable UUID caseId;
  byte @Nullable [] rawMetadata;
  UnaryOperator<ObjectNode> metadataEdit = UnaryOperator.identity();
  BiFunction<Part, JweEncryption, JweEncryption> encryption = (part, normal) -> normal;
  BiFunction<Part, String, String> jwe = (part, compact) -> compact;

  private Draft(String destination) {
    this.destination = destination;
  }

  /** A draft to the destination of that name or id, with empty JSON data. */
  public static Draft to(String destination) {
    return new Draft(destination);
  }

  /** The data. */
  public Draft data(Source content) {
    data = content;
    return this;
  }

  /** The data as text. */
  public Draft data(String text) {
    return data(Source.of(text));
  }

  /** One more attachment. */
  public Draft attach(Attachment attachment) {
    attachments.add(attachment);
    return this;
  }

  /** Sends all attachments so far in fragments of so many bytes; smaller ones stay whole. */
  public Draft inFragments(long bytes) {
    attachments.replaceAll(attachment -> attachment.fragments(bytes));
    return this;
  }

  /** Sends over API v1 with metadata 1.0.0. */
  public Draft v1() {
    v1 = true;
    return this;
  }

  /** Sends no data, which only v1 permits. */
  public Draft withoutData() {
    withoutData = true;
    return this;
  }

  /** The service in the announcement. */
  public Draft service(String identifier) {
    service = identifier;
    return this;
  }

  /** The service in the metadata (v1 only), when it shall differ from the announced one. */
  public Draft serviceInMetadata(String identifier) {
    metadataService = identifier;
    return this;
  }

  /** Data schema in the metadata. */
  public Draft schemaUri(String uri) {
    schemaUri = uri;
    return this;
  }

  /** Data MIME type in metadata and {@code cty}. */
  public Draft mimeType(String type) {
    mimeType = type;
    return this;
  }

  /** The version that the metadata name, for example {@code 9.9.9}. */
  public Draft metadataVersion(String version) {
    metadataVersion = version;
    return this;
  }

  /** The data hash in the metadata, when it shall differ. */
  public Draft dataHash(String hash) {
    dataHash = hash;
    return this;
  }

  /** Adds the submission to an existing case. */
  public Draft inCase(UUID id) {
    caseId = id;
    return this;
  }

  /** Merges the fields into the metadata, for example a reply channel. */
  public Draft metadata(ObjectNode fields) {
    Metadata.merge(metadata, fields);
    return this;
  }

  /** Wants replies over FIT-Connect, encrypted with the portal's key. */
  public Draft withReplyChannel() {
    metadata.remove("replyChannel"); // there is room for one
    fitConnectReply = true;
    return this;
  }

  /** Changes the finished metadata. */
  public Draft editMetadata(UnaryOperator<ObjectNode> edit) {
    metadataEdit = edit;
    return this;
  }

  /** Sends these bytes as metadata, JSON or not. */
  public Draft rawMetadata(byte[] bytes) {
    rawMetadata = bytes.clone();
    return this;
  }

  /** Encrypts differently: other header, other key, compression. */
  public Draft encryption(BiFunction<Part, JweEncryption, JweEncryption> change) {
    encryption = change;
    return this;
  }

  /** Changes the finished JWE of metadata or data. */
  public Draft jwe(BiFunction<Part, String, String> change) {
    jwe = change;
    return this;
  }
}
