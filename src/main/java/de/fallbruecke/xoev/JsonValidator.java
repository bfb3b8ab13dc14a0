package de.fallbruecke.xoev;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.path.PathType;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * Validates JSON by JSON Schema 2020-12 with format assertions. A {@code $ref} reaches only the
 * files of the pack; nothing is fetched.
 */
final class JsonValidator implements DocumentValidator {
  private static final long MAX_STEPS = 20_000_000;
  private static final int MAX_DEPTH = 1000;

  private final Schema schema;
  private final JsonCodes codes;

  private JsonValidator(Schema schema, JsonCodes codes) {
    this.schema = schema;
    this.codes = codes;
  }

  static JsonValidator compile(PackManifest manifest, GenericodeLists lists) {
    Path entry = manifest.entries().getFirst();
    Map<String, String> catalogue = new HashMap<>();
    manifest.resources().forEach((uri, file) -> catalogue.put(uri, text(file)));
    try {
      JsonNode node = Json.mapper().readTree(text(entry));
      String id = node.path("$id").asString("urn:fallbruecke:pack:" + manifest.pack().name());
      catalogue.put(id, text(entry));
      refuseIncomplete(manifest, catalogue);
      SchemaRegistryConfig config =
          SchemaRegistryConfig.builder()
              .formatAssertionsEnabled(true)
              .pathType(PathType.JSON_POINTER)
              .regularExpressionFactory(StepLimitedRegex::new)
              .build();
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder
                      .schemas(catalogue)
                      .schemaLoader(
                          loader -> loader.block(iri -> !known(iri.toString(), catalogue)))
                      .schemaRegistryConfig(config));
      Schema schema = registry.getSchema(SchemaLocation.of(id));
      schema.initializeValidators();
      return new JsonValidator(schema, new JsonCodes(manifest.codes(), lists));
    } catch (SchemaException | JacksonException | IllegalArgumentException e) {
      throw new Fault(
          FaultCode.SCHEMA_PACK_INVALID,
          "Schema pack %s:%s cannot be compiled and validates nothing: %s"
              .formatted(manifest.pack().name(), manifest.pack().version(), e.getMessage()),
          e);
    }
  }

  @Override
  public Validation validate(SourceDocument document) {
    JsonNode node =
        Json.mapper()
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(document.bytes());
    List<Validation.Finding> findings = new ArrayList<>();
    try {
      List<Error> errors =
          schema.validate(
              node,
              context ->
                  context.executionConfig(
                      config ->
                          config.maxEvaluationSteps(MAX_STEPS).maxEvaluationDepth(MAX_DEPTH)));
      errors.stream().map(JsonFindings::of).forEach(findings::add);
    } catch (StepLimitedRegex.TooExpensive
        | ValidationLimitExceededException
        | StackOverflowError e) {
      throw new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "Checking the JSON against its schema takes too long. The document was not validated and is held.");
    }
    codes.check(node, findings);
    return new Validation(findings.subList(0, Math.min(findings.size(), MAX_FINDINGS)));
  }

  private static void refuseIncomplete(PackManifest manifest, Map<String, String> catalogue) {
    Set<String> missing = JsonReferences.missing(catalogue);
    if (!missing.isEmpty()) {
      throw new Fault(
          FaultCode.SCHEMA_PACK_INCOMPLETE,
          "Schema pack %s:%s is incomplete and validates nothing. It refers to what it does not contain: %s. Add the files and list them under 'resources' in pack.yaml."
              .formatted(
                  manifest.pack().name(), manifest.pack().version(), String.join(", ", missing)));
    }
  }

  private static boolean known(String iri, Map<String, String> catalogue) {
    return catalogue.containsKey(iri) || iri.startsWith(JsonReferences.META_SCHEMAS);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Yaml.invalid(file, "it cannot be read");
    }
  }
}
