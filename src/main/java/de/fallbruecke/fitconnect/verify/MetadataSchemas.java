package de.fallbruecke.fitconnect.verify;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Our schema files for the metadata, one per major version, compiled once. They are written from
 * the published description and know the minor versions named here; a document of a newer minor
 * version is validated too, but a violation may then be our own fault.
 */
public final class MetadataSchemas {
  private static final int MAX_VIOLATIONS = 5;

  private final Map<Integer, Bundled> byMajor;

  private record Bundled(Schema schema, int newestMinor) {}

  private MetadataSchemas(Map<Integer, Bundled> byMajor) {
    this.byMajor = byMajor;
  }

  /** Compiles them; format assertions (uuid, uri, email, date) are on. */
  public static MetadataSchemas load() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    return new MetadataSchemas(
        Map.of(
            1, new Bundled(compile(registry, "/schemas/fitconnect/metadata/metadata-1.json"), 1),
            2, new Bundled(compile(registry, "/schemas/fitconnect/metadata/metadata-2.json"), 1)));
  }

  /** Whether there is a schema for this major version. */
  public boolean knows(MetadataVersion version) {
    return byMajor.containsKey(version.major());
  }

  /**
   * Validates a document.
   *
   * @return empty if valid, else where and which rule, without content
   */
  public Optional<String> violations(JsonNode document, MetadataVersion version) {
    List<Error> errors = bundled(version).schema().validate(document);
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    List<String> places =
        errors.stream()
            .limit(MAX_VIOLATIONS)
            .map(e -> e.getInstanceLocation() + ": " + e.getKeyword())
            .toList();
    return Optional.of(
        String.join("; ", places) + (errors.size() > MAX_VIOLATIONS ? "; and more" : ""));
  }

  /** Whether the bundled schema knows this minor version, so that a violation is the sender's. */
  public boolean decides(MetadataVersion version) {
    return version.minor() <= bundled(version).newestMinor();
  }

  private Bundled bundled(MetadataVersion version) {
    return Objects.requireNonNull(byMajor.get(version.major()));
  }

  private static Schema compile(SchemaRegistry registry, String resource) {
    try (InputStream in = MetadataSchemas.class.getResourceAsStream(resource)) {
      Schema schema = registry.getSchema(Objects.requireNonNull(in, resource), InputFormat.JSON);
      schema.initializeValidators();
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
