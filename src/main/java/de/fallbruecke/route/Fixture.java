package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An example submission of a package, the same in every run.
 *
 * @param name of its folder below {@code fixtures}
 * @param packageId of the package
 * @param files its files by their path below its folder
 */
record Fixture(String name, String packageId, SortedMap<String, byte[]> files) {
  static final String FOLDER = "fixtures/";
  private static final Instant AT = Instant.parse("2026-11-02T10:00:00Z");
  private static final String ATTACHMENTS = "attachments/";

  /** All fixtures of a package by name. */
  static List<Fixture> all(PackageFiles files) {
    SortedMap<String, SortedMap<String, byte[]>> byName = new TreeMap<>();
    files
        .content()
        .forEach(
            (path, bytes) -> {
              int end = path.indexOf('/', FOLDER.length());
              if (path.startsWith(FOLDER) && end > 0) {
                byName
                    .computeIfAbsent(path.substring(FOLDER.length(), end), n -> new TreeMap<>())
                    .put(path.substring(end + 1), bytes);
              }
            });
    List<Fixture> fixtures = new ArrayList<>();
    byName.forEach((name, own) -> fixtures.add(new Fixture(name, files.name(), own)));
    return fixtures;
  }

  /** A file, or null. */
  byte @Nullable [] file(String path) {
    return files.get(path);
  }

  /**
   * As a received submission.
   *
   * @throws Fault FIXTURE_INVALID if it has no input or its metadata cannot be read
   */
  RouteInput input(Destination destination, @Nullable String service, @Nullable String schemaUri) {
    byte @Nullable [] xml = file("input.xml");
    byte @Nullable [] data = xml == null ? file("input.json") : xml;
    if (data == null) {
      throw invalid("has neither input.xml nor input.json");
    }
    Envelope envelope =
        envelope(
            service,
            new Envelope.Data(
                xml != null ? "application/xml" : "application/json",
                schemaUri,
                data.length,
                Sha512.hex(data)));
    Submission submission =
        Submission.announced(
                id("submission"),
                destination,
                new Announcement(id("external").toString(), id("case").toString()),
                AT)
            .received(envelope, "{}", AT);
    return new RouteInput(submission, destination, envelope, data);
  }

  private Envelope envelope(@Nullable String service, Envelope.Data data) {
    JsonNode metadata = metadata();
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

  private static Envelope.@Nullable ReplyChannel reply(JsonNode channel, JsonNode info) {
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

  private List<Envelope.Document> documents() {
    List<Envelope.Document> documents = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.tailMap(ATTACHMENTS).entrySet()) {
      if (!file.getKey().startsWith(ATTACHMENTS)) {
        break;
      }
      String name = file.getKey().substring(ATTACHMENTS.length());
      documents.add(
          new Envelope.Document(
              "attachment/" + id(name),
              id(name).toString(),
              name,
              name.endsWith(".pdf") ? "application/pdf" : "text/plain",
              "attachment",
              null,
              file.getValue().length,
              Sha512.hex(file.getValue())));
    }
    return documents;
  }

  /** The attachments by the id that a case names. */
  SortedMap<String, byte[]> attachments() {
    SortedMap<String, byte[]> all = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.startsWith(ATTACHMENTS)) {
            all.put(id(path.substring(ATTACHMENTS.length())).toString(), bytes);
          }
        });
    return all;
  }

  private JsonNode metadata() {
    byte @Nullable [] json = file("metadata.json");
    try {
      return json == null ? Json.mapper().createObjectNode() : Json.mapper().readTree(json);
    } catch (JacksonException e) {
      throw invalid("has a metadata.json that is no JSON");
    }
  }

  private Fault invalid(String what) {
    return new Fault(
        FaultCode.FIXTURE_INVALID,
        "The fixture %s of package '%s' %s. Correct the fixture.".formatted(name, packageId, what));
  }

  private UUID id(String what) {
    return UUID.nameUUIDFromBytes(
        (packageId + "/" + name + "/" + what).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return packageId + "/" + name;
  }
}
