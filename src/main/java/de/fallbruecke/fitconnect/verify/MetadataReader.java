package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/** From decrypted bytes to valid metadata, or to the defect that prevents it. */
final class MetadataReader {
  private static final int MAX_SCALE = 1000;

  private final MetadataSchemas schemas;
  private final List<String> offeredVersions;

  MetadataReader(MetadataSchemas schemas, List<String> offeredVersions) {
    this.schemas = schemas;
    this.offeredVersions = offeredVersions;
  }

  @Nullable Metadata read(byte[] bytes, Findings findings) {
    JsonNode json = parse(bytes, findings);
    if (json == null) {
      return null;
    }
    Optional<MetadataVersion> version =
        MetadataVersion.of(json).filter(schemas::knows).filter(v -> v.isAmong(offeredVersions));
    if (version.isEmpty()) {
      findings.add(
          DefectKind.METADATA_VERSION_UNSUPPORTED,
          Defect.METADATA,
          "the metadata name no schema version that this destination offers "
              + String.join(", ", offeredVersions));
      return null;
    }
    MetadataVersion found = version.get();
    Optional<String> violations = schemas.violations(json, found);
    if (violations.isPresent()) {
      findings.add(
          schemas.decides(found)
              ? DefectKind.METADATA_INVALID
              : DefectKind.METADATA_INVALID_UNDER_OLDER_SCHEMA,
          Defect.METADATA,
          "metadata schema %s is violated at %s".formatted(found, violations.get()));
      return null;
    }
    return Metadata.of(found, json, bytes);
  }

  private static @Nullable JsonNode parse(byte[] bytes, Findings findings) {
    try {
      // amounts stay exact: 0.1 + 0.2 is not a matter for a payment
      JsonNode json =
          Json.mapper()
              .reader()
              .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .readTree(bytes);
      if (hasBoundlessNumber(json)) {
        return tooLarge(findings);
      }
      if (json.isObject()) {
        return json;
      }
    } catch (StreamConstraintsException e) {
      // our limit, not a rule of JSON: for a person
      findings.add(
          DefectKind.PART_TOO_LARGE, Defect.METADATA, "nested deeper or longer than we read");
      return null;
    } catch (NumberFormatException e) {
      // 0e99999999999 is JSON and no number of Java
      return tooLarge(findings);
    } catch (JacksonException e) {
      // falls through: the message would quote content
    }
    findings.add(DefectKind.METADATA_NOT_READABLE, Defect.METADATA, "not a JSON object");
    return null;
  }

  private static @Nullable JsonNode tooLarge(Findings findings) {
    findings.add(
        DefectKind.PART_TOO_LARGE, Defect.METADATA, "a number is larger than we calculate");
    return null;
  }

  /** {@code 1e999999999} is short to write and fills the memory when calculated or spelled out. */
  private static boolean hasBoundlessNumber(JsonNode node) {
    if (node.isNumber()) {
      return Math.abs((long) node.decimalValue().scale()) > MAX_SCALE;
    }
    return node.valueStream().anyMatch(MetadataReader::hasBoundlessNumber);
  }
}
