package de.fallbruecke.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.fallbruecke.platform.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A description of an interface (OpenAPI 3.1), to compare with what answers. */
public record DescribedInterface(JsonNode document) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** References that lead nowhere. */
  public java.util.List<String> looseReferences() {
    return document.findValues("$ref").stream()
        .map(JsonNode::stringValue)
        .filter(ref -> document.at(ref.substring(1)).isMissingNode())
        .toList();
  }

  /**
   * Compares status, media type, headers and body with what is described.
   *
   * @param template path as described
   * @param body as sent; null for none
   * @return the body of the answer
   */
  public JsonNode compare(
      String method,
      String template,
      @Nullable String body,
      int status,
      HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(status);
    JsonNode operation = document.path("paths").path(template).path(method);
    if (body != null && body.startsWith("{")) {
      fits(
          resolved(operation.path("requestBody"))
              .path("content")
              .path("application/json")
              .path("schema"),
          Json.mapper().readTree(body));
    }
    JsonNode responses = operation.path("responses");
    JsonNode response =
        resolved(responses.path(responses.has("" + status) ? "" + status : "default"));
    assertThat(responses.has("" + status) || status >= 400).as("described: " + status).isTrue();
    resolved(response.path("headers"))
        .properties()
        .forEach(
            header ->
                fits(
                    resolved(header.getValue()).path("schema"),
                    Json.mapper()
                        .valueToTree(answer.headers().firstValue(header.getKey()).orElse(""))));
    if (answer.body().length == 0) {
      assertThat(response.has("content")).isFalse();
      return Json.mapper().nullNode();
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonNode content = response.path("content");
    String key = type.split(";", 2)[0].strip();
    assertThat(content.has(key) || content.has("*/*")).as("described: " + type).isTrue();
    if (!key.endsWith("json")) {
      return Json.mapper().nullNode();
    }
    JsonNode json = Json.mapper().readTree(answer.body());
    fits(content.path(key).path("schema"), json);
    return json;
  }

  /** Lets pass a body that has an example, if it fits its schema. */
  public void example(String operation, JsonNode content) {
    assertThat(content.has("example") || operation.contains("openapi")).as(operation).isTrue();
    if (content.has("example")) {
      fits(content.path("schema"), content.path("example"));
    }
  }

  /** Validates against a schema of the document, with its other schemas beside it. */
  private void fits(JsonNode schema, JsonNode value) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.setAll((ObjectNode) schema);
    root.set("components", document.path("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Json.mapper().writeValueAsString(root));
    assertThat(
            compiled.validate(
                Json.mapper().writeValueAsString(value), com.networknt.schema.InputFormat.JSON))
        .as(value.toString())
        .isEmpty();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  /** Operation → path, query and own header parameters, body, media types of the answer. */
  public Map<String, String> described() {
    Map<String, String> all = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            all.put(
                                operation.getKey() + " " + path.getKey(),
                                describe(path.getValue(), operation.getValue()))));
    return all;
  }

  private String describe(JsonNode path, JsonNode operation) {
    Set<String> parts = new TreeSet<>();
    Stream.concat(path.path("parameters").valueStream(), operation.path("parameters").valueStream())
        .map(this::resolved)
        .filter(
            parameter ->
                !Set.of("Range", "If-None-Match").contains(parameter.path("name").stringValue()))
        .forEach(
            parameter ->
                parts.add(
                    parameter.path("in").stringValue()
                        + " "
                        + parameter.path("name").stringValue()));
    operation
        .path("requestBody")
        .path("content")
        .propertyNames()
        .forEach(type -> parts.add("body " + type));
    Set<String> success = new HashSet<>();
    operation.path("responses").properties().stream()
        .filter(response -> response.getKey().matches("20[01]"))
        .flatMap(response -> resolved(response.getValue()).path("content").propertyNames().stream())
        .forEach(success::add);
    if (!success.contains("*/*")) {
      success.forEach(type -> parts.add("answer " + type));
    }
    return String.join(", ", parts);
  }

  public static Map<String, String> implemented(
      ApplicationContext context, Predicate<String> paths) {
    Map<String, String> all = new TreeMap<>();
    context
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .forEach(
                        (info, handler) ->
                            info.getPatternValues().stream()
                                .filter(paths)
                                .forEach(
                                    pattern ->
                                        info.getMethodsCondition()
                                            .getMethods()
                                            .forEach(
                                                method ->
                                                    all.put(
                                                        method.name().toLowerCase(Locale.ROOT)
                                                            + " "
                                                            + pattern,
                                                        implement(info, handler))))));
    return all;
  }

  private static String implement(RequestMappingInfo info, HandlerMethod handler) {
    Set<String> parts = new TreeSet<>();
    Arrays.stream(handler.getMethodParameters())
        .forEach(
            parameter -> {
              parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
              if (parameter.hasParameterAnnotation(PathVariable.class)) {
                parts.add("path " + parameter.getParameterName());
              } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parts.add("query " + parameter.getParameterName());
              } else if (parameter.hasParameterAnnotation(RequestHeader.class)) {
                parts.add("header " + parameter.getParameterAnnotation(RequestHeader.class).name());
              }
            });
    Set<String> consumed =
        info.getMethodsCondition().getMethods().stream()
                .anyMatch(m -> Set.of("POST", "PUT").contains(m.name()))
            ? info.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(MediaType::toString)
                .collect(Collectors.toSet())
            : Set.of();
    consumed.forEach(type -> parts.add("body " + type));
    info.getProducesCondition()
        .getProducibleMediaTypes()
        .forEach(type -> parts.add("answer " + type));
    return String.join(", ", parts);
  }
}
