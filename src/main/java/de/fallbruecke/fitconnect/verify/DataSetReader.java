package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.vault.Staging;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Stores the proofs that travel inside the metadata, each as its own part: {@code dataSets} of 2.x,
 * {@code authenticationInformation} of 1.x.
 */
final class DataSetReader {
  private final UUID submission;
  private final Staging staging;
  private final Findings findings;

  DataSetReader(UUID submission, Staging staging, Findings findings) {
    this.submission = submission;
    this.staging = staging;
    this.findings = findings;
  }

  List<Envelope.Identification> read(Metadata metadata) {
    List<Envelope.Identification> proofs = new ArrayList<>();
    JsonNode dataSets = metadata.json().path("dataSets");
    if (!dataSets.isEmpty()) {
      List<byte[]> raw = RawContents.of(metadata.raw());
      for (int i = 0; i < dataSets.size(); i++) {
        proofs.add(dataSet(dataSets.path(i), raw.get(i)));
      }
    }
    int number = 0;
    for (JsonNode report : metadata.json().path("authenticationInformation")) {
      proofs.add(report(report, number++));
    }
    return proofs;
  }

  private Envelope.Identification dataSet(JsonNode dataSet, byte[] raw) {
    UUID id = UUID.fromString(dataSet.path("dataSetId").stringValue());
    JsonNode content = dataSet.path("content");
    Optional<String> text = content.stringValueOpt();
    byte[] bytes = text.map(DataSetReader::utf8).orElse(raw);
    String hash = dataSet.path("hash").path("content").stringValue();
    // The basis of the hash is not settled for JSON: the spelling sent, or the compact one
    if (!Content.equal(Sha512.hex(bytes), hash)
        && !Content.equal(Sha512.hex(raw), hash)
        && !Content.equal(Sha512.hex(utf8(content.toString())), hash)) {
      findings.add(
          DefectKind.DATA_SET_HASH_MISMATCH,
          Defect.METADATA,
          "the SHA-512 of data set %s is not the one named beside it".formatted(id));
    }
    JsonNode schema = dataSet.path("schema");
    String mediaType = schema.path("mimeType").stringValue();
    return stored(
        "dataset/" + id, schema.path("schemaUri").stringValue(), mediaType, bytes, level(bytes));
  }

  private Envelope.Identification report(JsonNode report, int number) {
    // 1.x gives these no id: one that is the same in every repetition
    UUID id = UUID.nameUUIDFromBytes(utf8(submission + " " + number));
    byte[] bytes = utf8(report.path("content").stringValue());
    return stored("dataset/" + id, null, "application/jose", bytes, level(bytes));
  }

  private Envelope.Identification stored(
      String name,
      @Nullable String schemaUri,
      String mediaType,
      byte[] bytes,
      @Nullable String level) {
    Content.store(staging, name, mediaType, bytes, submission);
    return new Envelope.Identification(name, schemaUri, mediaType, level);
  }

  /** Level of assurance as written there: in JSON, in a JWT's payload, or in base64url JSON. */
  private static @Nullable String level(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] segments = text.split("\\.", -1);
    byte[] json = bytes;
    if (!text.startsWith("{")) {
      try {
        json = Base64.getUrlDecoder().decode(segments.length == 3 ? segments[1] : text);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    try {
      return Json.mapper().readTree(json).path("levelOfAssurance").stringValueOpt().orElse(null);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
