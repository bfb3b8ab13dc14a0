package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.Occasion;
import de.fallbruecke.simulator.http.Call;
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
import org.jspecify.annotations.Nullable;

/** The subscriber's reading calls: list, fetch, download an attachment. */
final class Receiving {
  private final ServiceParts parts;
  private final ApiVersion version;
  private final Tampering tampering;

  Receiving(ServiceParts parts, ApiVersion version) {
    this.parts = parts;
    this.version = version;
    this.tampering = new Tampering(parts);
  }

  void list(Call call) throws IOException {
    Client client = parts.tokens().caller(call, Client.Role.SUBSCRIBER);
    List<UUID> destinations = destinations(call, client);
    List<StoredSubmission> waiting = new ArrayList<>(parts.submissions().waiting(destinations));
    waiting.forEach(Receiving::awaitWhole);
    tampering.listing(waiting, parts.occasion(call));
    call.json(
        200,
        Page.of(call)
            .of(
                "submissions",
                waiting,
                stored -> {
                  Map<String, Object> view = new LinkedHashMap<>();
                  view.put("destinationId", stored.facts().destinationId());
                  view.put("submissionId", stored.id());
                  view.put("caseId", stored.facts().caseId());
                  return view;
                }));
  }

  /** What is just being submitted is listed only when its event stands in the log. */
  private static void awaitWhole(StoredSubmission stored) {
    synchronized (stored) {
      stored.status();
    }
  }

  private List<UUID> destinations(Call call, Client client) {
    String wanted = call.parameter("destinationId").orElse("");
    if (!wanted.isEmpty()) {
      DestinationEntry destination =
          parts
              .destinations()
              .existing(Call.uuidOf(wanted).orElseThrow(Problems::destinationNotFound));
      parts.tokens().owner(call, destination);
      return List.of(destination.destinationId());
    }
    return parts.destinations().all().stream()
        .filter(destination -> destination.owner().equals(client.id()))
        .map(DestinationEntry::destinationId)
        .toList();
  }

  void fetch(Call call) throws IOException {
    StoredSubmission stored = retrievable(call);
    Occasion occasion = parts.occasion(call);
    SubmissionFacts facts = stored.facts();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("destinationId", facts.destinationId());
    view.put("submissionId", facts.submissionId());
    view.put("caseId", facts.caseId());
    view.put("attachments", tampering.attachments(facts.attachments(), occasion));
    String identifier = tampering.service(facts.serviceIdentifier(), occasion);
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("identifier", identifier);
    if (facts.serviceName() != null) {
      service.put("name", facts.serviceName());
    }
    view.put(version.serviceField(), service);
    if (facts.region() != null) {
      view.put("region", facts.region());
    }
    Content metadata = tampering.metadata(stored, occasion);
    Content data = Files.exists(stored.data()) ? tampering.data(stored, occasion) : null;
    write(call, view, metadata, data);
  }

  /** Writes the view and, streamed behind it, the JWEs, whose characters need no escaping. */
  private static void write(
      Call call, Map<String, Object> view, Content metadata, @Nullable Content data)
      throws IOException {
    String head = Json.mapper().writeValueAsString(view);
    byte[] begin = ascii(head.substring(0, head.length() - 1) + ",\"encryptedMetadata\":\"");
    byte[] middle = ascii("\",\"encryptedData\":\"");
    byte[] end = ascii("\"}");
    long length = begin.length + metadata.length() + end.length;
    length += data == null ? 0 : middle.length + data.length();
    try (OutputStream out = call.stream(200, "application/json", length)) {
      out.write(begin);
      metadata.copyTo(out);
      if (data != null) {
        out.write(middle);
        data.copyTo(out);
      }
      out.write(end);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void attachment(Call call) throws IOException {
    StoredSubmission stored = retrievable(call);
    Occasion occasion = parts.occasion(call);
    Path file =
        call.uuid("attachmentId")
            .filter(stored.facts().attachments()::contains)
            .map(stored::attachment)
            .filter(Files::exists)
            .orElseThrow(() -> Problems.notFound("no such attachment"));
    if (parts.faults().strikes(FaultKind.ABSENT_ATTACHMENT, occasion)) {
      throw Problems.attachmentNotFound();
    }
    Content content = tampering.attachment(file, stored, occasion);
    try (OutputStream out = call.stream(200, "application/jose", content.length())) {
      content.copyTo(out);
    }
  }

  private StoredSubmission retrievable(Call call) {
    parts.tokens().caller(call, Client.Role.SUBSCRIBER);
    StoredSubmission stored =
        call.uuid("submissionId")
            .flatMap(parts.submissions()::find)
            .orElseThrow(Problems::submissionNotFound);
    parts.tokens().owner(call, parts.destinations().existing(stored.facts().destinationId()));
    if (!stored.status().undecided() && stored.status() != SubmissionStatus.ACCEPTED) {
      throw Problems.submissionNotFound(); // incomplete, rejected or deleted
    }
    return stored;
  }
}
