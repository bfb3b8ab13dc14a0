package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.fallbruecke.api.ReadyCases.Doc;
import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.platform.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the interface and the interface say the same, both ways. */
class OpenApiIT {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final TestApi api = TestApi.shared();
  private final JsonNode document = fetched();

  @Test
  void itIsServedToEverybodyAsItIsPublished() throws Exception {
    HttpResponse<byte[]> yaml = api.send(api.plain(), null, "GET", "/api/v1/openapi.yaml", null);
    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.body()).isEqualTo(Files.readAllBytes(Path.of("docs/reference/openapi.yaml")));
    assertThat(document.path("openapi").stringValue()).isEqualTo("3.1.0");
  }

  @Test
  void everyEndpointIsDescribedAndEveryDescribedOneExistsWithItsParametersAndBodies() {
    assertThat(described()).isEqualTo(implemented());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(
            document.findValues("$ref").stream()
                .map(JsonNode::stringValue)
                .filter(ref -> document.at(ref.substring(1)).isMissingNode()))
        .isEmpty();
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() throws Exception {
    Ready ready =
        api.cases.offer(
            "soziales", "fv-a", new Doc("a.pdf", "%PDF".getBytes(StandardCharsets.UTF_8)));
    String one = "/api/v1/cases/{id}";
    String[] none = {};
    check("get", "/api/v1/cases", "/api/v1/cases?limit=1", null, 200, none);
    check("get", "/api/v1/cases", "/api/v1/cases?limit=x", null, 400, none);
    check("get", "/api/v1/openapi.json", "/api/v1/openapi.json", null, 200, none);
    JsonNode leased = check("post", one + "/lease", id(ready, "/lease"), "{}", 201, none);
    String[] lease = {LeaseView.HEADER, leased.path("lease").stringValue()};
    check("post", one + "/lease", id(ready, "/lease"), "{}", 409, none);
    check("post", one + "/lease/renew", id(ready, "/lease/renew"), "{\"seconds\":60}", 200, lease);
    check("get", one, id(ready, ""), null, 428, none);
    check("get", one, id(ready, ""), null, 200, lease);
    check("get", one + "/original", id(ready, "/original"), null, 200, lease);
    check("get", one + "/documents", id(ready, "/documents"), null, 200, lease);
    String document = "/documents/" + ready.documents().getFirst();
    check("get", one + "/documents/{document}", id(ready, document), null, 200, lease);
    String[] part = {lease[0], lease[1], "Range", "bytes=0-1"};
    check("get", one + "/documents/{document}", id(ready, document), null, 206, part);
    String[] beyond = {lease[0], lease[1], "Range", "bytes=99-"};
    check("get", one + "/documents/{document}", id(ready, document), null, 416, beyond);
    check("delete", one + "/lease", id(ready, "/lease"), null, 204, lease);
    leased = check("post", one + "/lease", id(ready, "/lease"), "{\"seconds\":5}", 201, none);
    lease[1] = leased.path("lease").stringValue();
    check(
        "post",
        one + "/acknowledgement",
        id(ready, "/acknowledgement"),
        "{\"reference\":\"AZ 1\"}",
        200,
        lease);
    Ready other = api.cases.offer("soziales", "fv-a");
    leased = check("post", one + "/lease", id(other, "/lease"), "{}", 201, none);
    lease[1] = leased.path("lease").stringValue();
    check("post", one + "/refusal", id(other, "/refusal"), "{\"reason\":\"OTHER\"}", 200, lease);
    check("get", one, id(other, ""), null, 410, lease);
  }

  /** Sends it and compares status, media type, headers and body with what is described. */
  private JsonNode check(
      String method,
      String template,
      String path,
      @org.jspecify.annotations.Nullable String body,
      int status,
      String... headers)
      throws Exception {
    HttpResponse<byte[]> answer =
        api.send("fv-a", method.toUpperCase(java.util.Locale.ROOT), path, body, headers);
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(status);
    JsonNode operation = document.path("paths").path(template).path(method);
    if (body != null) {
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

  private static String id(Ready ready, String rest) {
    return "/api/v1/cases/" + ready.id() + rest;
  }

  /** Operation → path, query and own header parameters, body, media types of the answer. */
  private Map<String, String> described() {
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

  private Map<String, String> implemented() {
    Map<String, String> all = new TreeMap<>();
    api.context
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .forEach(
                        (info, handler) ->
                            info.getPatternValues().stream()
                                .filter(pattern -> pattern.startsWith("/api/"))
                                .forEach(
                                    pattern ->
                                        info.getMethodsCondition()
                                            .getMethods()
                                            .forEach(
                                                method ->
                                                    all.put(
                                                        method
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT)
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
              parameter.initParameterNameDiscovery(
                  new org.springframework.core.DefaultParameterNameDiscoverer());
              if (parameter.hasParameterAnnotation(PathVariable.class)) {
                parts.add("path " + parameter.getParameterName());
              } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parts.add("query " + parameter.getParameterName());
              } else if (parameter.hasParameterAnnotation(RequestHeader.class)) {
                parts.add("header " + parameter.getParameterAnnotation(RequestHeader.class).name());
              }
            });
    Set<String> consumed =
        info.getMethodsCondition().getMethods().stream().anyMatch(m -> m.name().equals("POST"))
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

  private JsonNode fetched() {
    try {
      return Json.mapper()
          .readTree(api.send(api.plain(), null, "GET", "/api/v1/openapi.json", null).body());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
