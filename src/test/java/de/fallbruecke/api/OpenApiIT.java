package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Doc;
import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.DescribedInterface;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the interface and the interface say the same, both ways. */
class OpenApiIT {
  private final TestApi api = TestApi.shared();
  private final JsonNode document = fetched();
  private final DescribedInterface described = new DescribedInterface(document);

  @Test
  void itIsServedToEverybodyAsItIsPublished() throws Exception {
    HttpResponse<byte[]> yaml = api.send(api.plain(), null, "GET", "/api/v1/openapi.yaml", null);
    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.body()).isEqualTo(Files.readAllBytes(Path.of("docs/reference/openapi.yaml")));
    assertThat(document.path("openapi").stringValue()).isEqualTo("3.1.0");
  }

  @Test
  void everyEndpointIsDescribedAndEveryDescribedOneExistsWithItsParametersAndBodies() {
    assertThat(described.described())
        .isEqualTo(DescribedInterface.implemented(api.context, path -> path.startsWith("/api/")));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(described.looseReferences()).isEmpty();
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

  @Test
  void whatIsAnsweredToAnswersIsWhatIsDescribed() throws Exception {
    Ready ready = api.cases.handedOver("soziales", "fv-e");
    String one = "/api/v1/cases/{id}";
    String[] none = {};
    String[] key = {ReplyController.KEY, "openapi-" + ready.id()};
    String status = "{\"fileNumber\":\"AZ 9\",\"state\":\"received\",\"text\":null}";
    JsonNode taken = check("fv-e", "post", one + "/status", id(ready, "/status"), status, 202, key);
    check("fv-e", "post", one + "/status", id(ready, "/status"), status, 200, key);
    check(
        "fv-e", "post", one + "/status", id(ready, "/status"), "{\"state\":\"closed\"}", 409, key);
    check("fv-e", "post", one + "/status", id(ready, "/status"), "{}", 400, none);
    String[] other = {ReplyController.KEY, "openapi2-" + ready.id()};
    check("fv-e", "post", one + "/status", id(ready, "/status"), "{}", 422, other);
    check("fv-a", "post", one + "/status", id(ready, "/status"), status, 404, other);
    String[] form = {other[0], other[1], "Content-Type", "multipart/form-data; boundary=b"};
    String text = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nAnbei.\r\n--b--\r\n";
    check("fv-e", "post", one + "/messages", id(ready, "/messages"), text, 202, form);
    check("fv-e", "post", one + "/messages", id(ready, "/messages"), text, 200, form);
    check(
        "fv-e",
        "post",
        one + "/messages",
        id(ready, "/messages"),
        text.replace('A', 'B'),
        409,
        form);
    check("fv-e", "get", one + "/replies", id(ready, "/replies"), null, 200, none);
    String reply = "/replies/" + taken.path("id").stringValue();
    check("fv-e", "get", one + "/replies/{replyId}", id(ready, reply), null, 200, none);
    String unknown = "/replies/" + ready.id();
    check("fv-e", "get", one + "/replies/{replyId}", id(ready, unknown), null, 404, none);
    check("fv-e", "get", one + "/reply-channel", id(ready, "/reply-channel"), null, 200, none);
  }

  private JsonNode check(
      String method,
      String template,
      String path,
      @org.jspecify.annotations.Nullable String body,
      int status,
      String... headers)
      throws Exception {
    return check("fv-a", method, template, path, body, status, headers);
  }

  /** Sends it and compares status, media type, headers and body with what is described. */
  private JsonNode check(
      String client,
      String method,
      String template,
      String path,
      @org.jspecify.annotations.Nullable String body,
      int status,
      String... headers)
      throws Exception {
    HttpResponse<byte[]> answer =
        api.send(client, method.toUpperCase(java.util.Locale.ROOT), path, body, headers);
    return described.compare(method, template, body, status, answer);
  }

  private static String id(Ready ready, String rest) {
    return "/api/v1/cases/" + ready.id() + rest;
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
