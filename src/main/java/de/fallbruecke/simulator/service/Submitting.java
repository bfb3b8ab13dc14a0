package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.http.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The sender's three calls: announce, upload attachments, submit. */
final class Submitting {
  private static final int ANNOUNCEMENT_BYTES = 256 * 1024;

  private final ServiceParts parts;
  private final ApiVersion version;

  Submitting(ServiceParts parts, ApiVersion version) {
    this.parts = parts;
    this.version = version;
  }

  void announce(Call call) throws IOException {
    Client sender = parts.tokens().caller(call, Client.Role.SENDER);
    JsonNode body = call.json(ANNOUNCEMENT_BYTES);
    DestinationEntry destination =
        parts
            .destinations()
            .existing(uuid(body.path("destinationId")).orElseThrow(Problems::destinationNotFound));
    if (!destination.status().equals(DestinationEntry.ACTIVE)) {
      throw Problems.destinationStateInvalid(destination.status());
    }
    JsonNode service = body.path(version.serviceField());
    String identifier = service.path("identifier").asString("");
    if (!destination.offers(identifier)) {
      throw Problems.unprocessable(
          version.serviceField() + " is missing or not offered by the destination");
    }
    UUID caseId = caseFor(body.path("caseId"), sender, destination);
    SubmissionFacts facts =
        new SubmissionFacts(
            parts.submissions().nextSequence(),
            UUID.randomUUID(),
            caseId,
            destination.destinationId(),
            sender.id(),
            version,
            identifier,
            text(service.path("name")),
            body.has("region") ? body.get("region") : null,
            attachments(body.path("announcedAttachments")),
            SubmissionStatus.INCOMPLETE,
            parts.clock().instant(),
            null,
            null,
            0,
            false);
    parts.submissions().add(facts);
    parts.notary().created(facts);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("destinationId", facts.destinationId());
    answer.put("submissionId", facts.submissionId());
    answer.put("caseId", facts.caseId());
    call.json(201, answer);
  }

  private static java.util.Optional<UUID> uuid(JsonNode node) {
    return Call.uuidOf(node.asString(""));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  private UUID caseFor(JsonNode given, Client sender, DestinationEntry destination) {
    if (given.isMissingNode() || given.isNull()) {
      return UUID.randomUUID();
    }
    CaseLog log =
        uuid(given)
            .flatMap(parts.cases()::find)
            .orElseThrow(() -> Problems.notFound("no such case"));
    if (!log.sender().equals(sender.id())
        || !log.destinationId().equals(destination.destinationId())) {
      throw Problems.forbidden("the case belongs to others");
    }
    return log.caseId();
  }

  private List<UUID> attachments(JsonNode announced) {
    List<UUID> ids = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (JsonNode node : announced) {
      UUID id =
          uuid(node).orElseThrow(() -> Problems.unprocessable("an attachment id is not a UUID"));
      if (!seen.add(id)) {
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
    StoredSubmission stored = own(call);
    if (!call.mediaType().equals("application/jose")) {
      throw Problems.unsupportedMediaType("an attachment is sent as application/jose");
    }
    UUID attachment =
        call.uuid("attachmentId")
            .filter(stored.facts().attachments()::contains)
            .orElseThrow(() -> Problems.notFound("this attachment was not announced"));
    Path target = stored.attachment(attachment);
    Path temporary = StateFiles.temporary(target);
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        check(
            JweShape.copy(call.body(), out, parts.limits().attachment()),
            JweRules.Part.ATTACHMENT,
            stored,
            call);
      }
      synchronized (stored) {
        incomplete(stored);
        if (totalWith(stored, attachment, Files.size(temporary)) > parts.limits().total()) {
          throw Problems.tooLarge("all attachments have more than the permitted size");
        }
        StateFiles.publish(temporary, target);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    call.answer(204);
  }

  private static long totalWith(StoredSubmission stored, UUID replaced, long size)
      throws IOException {
    long total = size;
    for (UUID id : stored.facts().attachments()) {
      Path file = stored.attachment(id);
      total += id.equals(replaced) || !Files.exists(file) ? 0 : Files.size(file);
    }
    return total;
  }

  void submit(Call call) throws IOException {
    StoredSubmission stored = own(call);
    JsonNode body = call.json(parts.limits().inline());
    boolean dataNeeded = version == ApiVersion.V2;
    String metadata = part(body, "encryptedMetadata", true);
    String data = part(body, "encryptedData", dataNeeded);
    check(shape(metadata), JweRules.Part.METADATA, stored, call);
    if (!data.isEmpty()) {
      check(shape(data), JweRules.Part.DATA, stored, call);
    }
    synchronized (stored) {
      incomplete(stored);
      for (UUID attachment : stored.facts().attachments()) {
        if (!Files.exists(stored.attachment(attachment))) {
          throw Problems.unprocessable("announced attachment " + attachment + " is missing");
        }
      }
      write(stored.metadata(), metadata);
      if (!data.isEmpty()) {
        write(stored.data(), data);
      }
      boolean callback = parts.callbacks().wantedFor(stored.facts().destinationId());
      // The state is the commit point; a missing event is made up for at the next start.
      parts.submissions().save(stored, stored.facts().submitted(parts.clock().instant(), callback));
      parts.notary().submitted(stored);
    }
    parts.callbacks().announce(stored);
    call.json(200, view(stored.facts()));
  }

  private Map<String, Object> view(SubmissionFacts facts) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("destinationId", facts.destinationId());
    view.put("submissionId", facts.submissionId());
    view.put("caseId", facts.caseId());
    view.put("attachments", facts.attachments());
    return view;
  }

  private static String part(JsonNode body, String name, boolean needed) {
    String value = body.path(name).asString("");
    if (value.isEmpty() && needed) {
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

  private void check(JweShape jwe, JweRules.Part part, StoredSubmission stored, Call call) {
    Faults faults = parts.faults();
    if (!faults.strikes(FaultKind.UNCHECKED_CONTENT, parts.occasion(call))) {
      JweRules.check(
          jwe, part, version, parts.destinations().existing(stored.facts().destinationId()));
    }
  }

  private StoredSubmission own(Call call) {
    Client sender = parts.tokens().caller(call, Client.Role.SENDER);
    StoredSubmission stored =
        call.uuid("submissionId")
            .flatMap(parts.submissions()::find)
            .orElseThrow(Problems::submissionNotFound);
    if (!stored.facts().sender().equals(sender.id())) {
      throw Problems.forbidden("the submission belongs to another sender");
    }
    incomplete(stored);
    return stored;
  }

  private static void incomplete(StoredSubmission stored) {
    if (stored.status() != SubmissionStatus.INCOMPLETE) {
      throw Problems.conflict("the submission is " + stored.status().key());
    }
  }
}
