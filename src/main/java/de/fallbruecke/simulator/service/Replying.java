package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.http.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Replies: the subscriber announces, uploads and submits; the sender of the case lists and fetches.
 * The shapes are assumed by analogy with submissions.
 */
final class Replying {
  private static final int ANNOUNCEMENT_BYTES = 256 * 1024;

  private final ServiceParts parts;
  private final ApiVersion version;

  Replying(ServiceParts parts, ApiVersion version) {
    this.parts = parts;
    this.version = version;
  }

  void announce(Call call) throws IOException {
    JsonNode body = call.json(ANNOUNCEMENT_BYTES);
    CaseLog log =
        Call.uuidOf(body.path("caseId").asString(""))
            .flatMap(parts.cases()::find)
            .orElseThrow(() -> Problems.notFound("no such case"));
    parts.tokens().owner(call, parts.destinations().existing(log.destinationId()));
    ReplyFacts facts =
        new ReplyFacts(
            parts.replies().nextSequence(),
            UUID.randomUUID(),
            log.caseId(),
            log.destinationId(),
            log.sender(),
            version,
            attachments(body.path("announcedAttachments")),
            SubmissionStatus.INCOMPLETE,
            parts.clock().instant(),
            null,
            null);
    parts.replies().add(facts);
    parts.notary().replyCreated(facts);
    call.json(201, Map.of("replyId", facts.replyId(), "caseId", facts.caseId()));
  }

  private List<UUID> attachments(JsonNode announced) {
    List<UUID> ids = new ArrayList<>();
    for (JsonNode node : announced) {
      UUID id =
          Call.uuidOf(node.asString(""))
              .orElseThrow(() -> Problems.unprocessable("an attachment id is not a UUID"));
      if (ids.contains(id)) {
        throw Problems.unprocessable("an attachment id is announced twice");
      }
      ids.add(id);
    }
    if (ids.size() > parts.limits().attachments()) {
      throw Problems.unprocessable("more than " + parts.limits().attachments() + " attachments");
    }
    return ids;
  }

  void upload(Call call) throws IOException {
    StoredReply stored = own(call);
    if (!call.mediaType().equals("application/jose")) {
      throw Problems.unsupportedMediaType("an attachment is sent as application/jose");
    }
    Path target =
        call.uuid("attachmentId")
            .filter(stored.facts().attachments()::contains)
            .map(stored::attachment)
            .orElseThrow(() -> Problems.notFound("this attachment was not announced"));
    Path temporary = StateFiles.temporary(target);
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        check(
            JweShape.copy(call.body(), out, parts.limits().attachment()), JweRules.Part.ATTACHMENT);
      }
      synchronized (stored) {
        incomplete(stored);
        StateFiles.publish(temporary, target);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    call.answer(204);
  }

  void submit(Call call) throws IOException {
    StoredReply stored = own(call);
    JsonNode body = call.json(parts.limits().inline());
    String metadata = part(body, "encryptedMetadata");
    String data = part(body, "encryptedData");
    check(shape(metadata), JweRules.Part.METADATA);
    check(shape(data), JweRules.Part.DATA);
    synchronized (stored) {
      incomplete(stored);
      for (UUID attachment : stored.facts().attachments()) {
        if (!Files.exists(stored.attachment(attachment))) {
          throw Problems.unprocessable("announced attachment " + attachment + " is missing");
        }
      }
      write(stored.metadata(), metadata);
      write(stored.data(), data);
      stored.facts(stored.facts().submitted(parts.clock().instant()));
      parts.notary().replySubmitted(stored);
    }
    call.json(200, Map.of("replyId", stored.id(), "caseId", stored.facts().caseId()));
  }

  private void check(JweShape jwe, JweRules.Part part) {
    // The service cannot know the key: it stands in the encrypted metadata of the submission.
    JweRules.check(jwe, part, version, kid -> kid.length() >= 8);
  }

  private static String part(JsonNode body, String name) {
    String value = body.path(name).asString("");
    if (value.isEmpty()) {
      throw Problems.unprocessable(name + " is missing");
    }
    return value;
  }

  private static JweShape shape(String jwe) throws IOException {
    return JweShape.copy(
        new ByteArrayInputStream(jwe.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        Long.MAX_VALUE);
  }

  private static void write(Path file, String jwe) throws IOException {
    Path temporary = StateFiles.temporary(file);
    Files.writeString(temporary, jwe, StandardCharsets.US_ASCII);
    StateFiles.publish(temporary, file);
  }

  private StoredReply own(Call call) {
    StoredReply stored = existing(call);
    parts.tokens().owner(call, parts.destinations().existing(stored.facts().destinationId()));
    if (stored.facts().status() == SubmissionStatus.DELETED) {
      throw Problems.replyNotFound();
    }
    incomplete(stored);
    return stored;
  }

  private StoredReply existing(Call call) {
    parts.tokens().caller(call);
    return call.uuid("replyId").flatMap(parts.replies()::find).orElseThrow(Problems::replyNotFound);
  }

  private static void incomplete(StoredReply stored) {
    if (stored.facts().status() != SubmissionStatus.INCOMPLETE) {
      throw Problems.conflict("the reply is " + stored.facts().status().key());
    }
  }

  void list(Call call) throws IOException {
    Client sender = parts.tokens().caller(call, Client.Role.SENDER);
    call.json(
        200,
        Page.of(call)
            .of("replies", parts.replies().waiting(sender.id()), stored -> ids(stored.facts())));
  }

  void fetch(Call call) throws IOException {
    StoredReply stored = readable(call);
    Map<String, Object> view = ids(stored.facts());
    view.put("attachments", stored.facts().attachments());
    view.put("encryptedMetadata", Files.readString(stored.metadata()));
    view.put("encryptedData", Files.readString(stored.data()));
    call.json(200, view);
  }

  void attachment(Call call) throws IOException {
    StoredReply stored = readable(call);
    Path file =
        call.uuid("attachmentId")
            .filter(stored.facts().attachments()::contains)
            .map(stored::attachment)
            .filter(Files::exists)
            .orElseThrow(() -> Problems.notFound("no such attachment"));
    call.file(200, "application/jose", file);
  }

  private StoredReply readable(Call call) {
    StoredReply stored = existing(call);
    Client sender = parts.tokens().caller(call, Client.Role.SENDER);
    if (!stored.facts().recipient().equals(sender.id())) {
      throw Problems.forbidden("the reply is for another sender");
    }
    if (stored.facts().submittedAt() == null || !Files.exists(stored.metadata())) {
      throw Problems.replyNotFound();
    }
    return stored;
  }

  private static Map<String, Object> ids(ReplyFacts facts) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("replyId", facts.replyId());
    view.put("caseId", facts.caseId());
    view.put("destinationId", facts.destinationId());
    return view;
  }
}
