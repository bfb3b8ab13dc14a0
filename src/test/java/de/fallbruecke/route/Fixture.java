package de.fallbruecke.route;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One fixture of a package as a submission that is the same in every run. */
record Fixture(Path folder, String packageId) {
  static List<Fixture> all(Path routes) throws IOException {
    try (Stream<Path> inputs = Files.walk(routes)) {
      return inputs
          .filter(path -> path.getFileName().toString().startsWith("input."))
          .map(Path::getParent)
          .sorted()
          .map(f -> new Fixture(f, f.getParent().getParent().getFileName().toString()))
          .toList();
    }
  }

  RouteInput input(Destination destination, String service, String schemaUri) {
    try {
      return read(destination, service, schemaUri);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RouteInput read(Destination destination, String service, String schemaUri)
      throws IOException {
    Path xml = folder.resolve("input.xml");
    boolean isXml = Files.exists(xml);
    byte[] data = Files.readAllBytes(isXml ? xml : folder.resolve("input.json"));
    Envelope envelope =
        envelope(
            service,
            new Envelope.Data(
                isXml ? "application/xml" : "application/json",
                schemaUri,
                data.length,
                Sha512.hex(data)));
    Submission submission =
        Submission.announced(
                id("submission"),
                destination,
                new Announcement(id("external").toString(), id("case").toString()),
                RouteWorld.NOW)
            .received(envelope, "{}", RouteWorld.NOW);
    return new RouteInput(submission, destination, envelope, data);
  }

  private Envelope envelope(String service, Envelope.Data data) throws IOException {
    Path file = folder.resolve("metadata.json");
    JsonNode metadata =
        Files.exists(file)
            ? Json.mapper().readTree(Files.readAllBytes(file))
            : Json.mapper().createObjectNode();
    JsonNode info = metadata.path("additionalReferenceInfo");
    String date = info.path("applicationDate").asString("");
    JsonNode payment = metadata.path("paymentInformation");
    return new Envelope(
        id("case").toString(),
        service == null ? null : new Envelope.Service(service, null),
        null,
        data,
        documents(),
        payment.isMissingNode() ? null : new Envelope.Payment(flat(payment)),
        List.of(),
        reply(metadata.path("replyChannel"), info),
        date.isEmpty() ? null : LocalDate.parse(date),
        info.path("senderReference").asString(null),
        null,
        false);
  }

  private static Envelope.ReplyChannel reply(JsonNode channel, JsonNode info) {
    for (Map.Entry<String, JsonNode> kind : channel.properties()) {
      Map<String, String> fields = flat(kind.getValue());
      JsonNode notice = info.path("zustimmungZumDigitalenBescheid");
      if (!notice.isMissingNode()) {
        fields.put("zustimmungZumDigitalenBescheid", notice.asString());
      }
      return new Envelope.ReplyChannel(kind.getKey(), fields);
    }
    return null;
  }

  private static Map<String, String> flat(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    object.properties().forEach(p -> fields.put(p.getKey(), p.getValue().asString()));
    return fields;
  }

  private List<Envelope.Document> documents() throws IOException {
    List<Envelope.Document> documents = new ArrayList<>();
    Path attachments = folder.resolve("attachments");
    if (Files.isDirectory(attachments)) {
      try (Stream<Path> files = Files.list(attachments)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          byte[] bytes = Files.readAllBytes(file);
          documents.add(
              new Envelope.Document(
                  "attachment/" + id(name),
                  id(name).toString(),
                  name,
                  name.endsWith(".pdf") ? "application/pdf" : "text/plain",
                  "attachment",
                  null,
                  bytes.length,
                  Sha512.hex(bytes)));
        }
      }
    }
    return documents;
  }

  private UUID id(String what) {
    String name = packageId + "/" + folder.getFileName() + "/" + what;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return packageId + "/" + folder.getFileName();
  }
}
