package de.fallbruecke.cli;

import de.fallbruecke.api.Description;
import de.fallbruecke.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the interface for admins, as its published description (OpenAPI 3.1) has it.
 *
 * @param path below the address of the gateway, with {@code {names}}
 * @param ability what it needs; null if every token may
 * @param body media type of what is handed over; null if nothing is
 * @param fields of a JSON body, with whether each is text
 * @param answer media type of what it answers
 */
record ApiOperation(
    String id,
    String group,
    String method,
    String path,
    String summary,
    @Nullable String ability,
    List<Value> values,
    @Nullable String body,
    Map<String, Boolean> fields,
    List<String> requiredFields,
    String answer) {
  /** The one header that a caller sets: what was seen of the thing that is changed. */
  static final String SEEN = "If-Match";

  /** Where a value of the caller goes. */
  enum Place {
    PATH,
    QUERY,
    HEADER
  }

  /** A value outside of the body. */
  record Value(String name, Place place, boolean required) {}

  /** All, in the order of the description. */
  static List<ApiOperation> all() {
    JsonNode description = Json.mapper().readTree(new Description("api/admin-openapi.yaml").json());
    List<ApiOperation> all = new ArrayList<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (method.getValue().has("operationId")) {
                            all.add(
                                of(
                                    new Reading(description),
                                    path.getKey(),
                                    path.getValue(),
                                    method.getKey(),
                                    method.getValue()));
                          }
                        }));
    return List.copyOf(all);
  }

  boolean isJson() {
    return "application/json".equals(body);
  }

  private static ApiOperation of(
      Reading reading, String path, JsonNode shared, String method, JsonNode operation) {
    List<Value> values = new ArrayList<>();
    for (JsonNode parameters : List.of(shared.path("parameters"), operation.path("parameters"))) {
      for (JsonNode each : parameters) {
        JsonNode parameter = reading.resolved(each);
        values.add(
            new Value(
                parameter.path("name").asString(),
                Place.valueOf(parameter.path("in").asString().toUpperCase(java.util.Locale.ROOT)),
                parameter.path("required").asBoolean(false)));
      }
    }
    JsonNode content = reading.resolved(operation.path("requestBody")).path("content");
    String body = content.propertyNames().stream().findFirst().orElse(null);
    JsonNode schema = body == null ? content : reading.resolved(content.path(body).path("schema"));
    Map<String, Boolean> fields = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), reading.isText(field.getValue())));
    return new ApiOperation(
        operation.path("operationId").asString(),
        operation.path("tags").path(0).asString(""),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        operation.path("summary").asString(""),
        operation.has("x-ability") ? operation.path("x-ability").asString() : null,
        List.copyOf(values),
        body,
        fields,
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asString)
            .toList(),
        reading.answer(operation.path("responses")));
  }

  /** Whether the answer can be shown; anything else is a file. */
  boolean answersText() {
    return answer.contains("json") || answer.contains("yaml") || answer.contains("pem");
  }

  private record Reading(JsonNode description) {
    JsonNode resolved(JsonNode node) {
      return node.has("$ref")
          ? resolved(description.at(node.path("$ref").asString().substring(1)))
          : node;
    }

    String answer(JsonNode responses) {
      return responses.properties().stream()
          .filter(one -> one.getKey().startsWith("2"))
          .flatMap(one -> resolved(one.getValue()).path("content").propertyNames().stream())
          .findFirst()
          .orElse("application/json");
    }

    boolean isText(JsonNode given) {
      JsonNode schema = resolved(given);
      for (String several : List.of("oneOf", "anyOf", "allOf")) {
        for (JsonNode one : schema.path(several)) {
          if (isText(one)) {
            return true;
          }
        }
      }
      JsonNode type = schema.path("type");
      return type.asString("").equals("string")
          || StreamSupport.stream(type.spliterator(), false)
              .anyMatch(one -> one.asString("").equals("string"));
    }
  }
}
