package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.platform.Json;
import de.fallbruecke.reply.CaseStatuses;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers of specialist software come in over the API, once, and only to cases of its own. */
class ReplyApiIT {
  private static final String STATUS =
      "{\"fileNumber\":\"AZ 50/7\",\"state\":\"in-progress\",\"text\":\"Wir prüfen.\"}";

  private static final String PDF = "application/pdf";

  private final TestApi site = TestApi.shared();

  @Test
  void aStatusIsTakenOnceAndSaysThatTheGatewayDoesNotSendIt() throws Exception {
    Ready ready = taken();
    HttpResponse<byte[]> first = status(ready, "fv-a", "s-1", STATUS);
    assertThat(first.statusCode()).as(text(first)).isEqualTo(202);
    JsonNode reply = json(first);
    assertThat(reply.path("state").asString("")).isEqualTo("NOT_SENDABLE");
    assertThat(reply.path("sentByGateway").asBoolean(true)).isFalse();
    assertThat(reply.path("reason").asString("")).isEqualTo("address-gone");

    HttpResponse<byte[]> again = status(ready, "fv-a", "s-1", STATUS);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("id")).isEqualTo(reply.path("id"));
    problem(status(ready, "fv-a", "s-1", "{\"state\":\"closed\"}"), 409, "FB-RPL-007");
    problem(status(ready, "fv-a", "s-2", "{\"state\":\"unheard\"}"), 422, "FB-API");
    problem(status(ready, "fv-a", "s-3", "{}"), 422, "FB-RPL-008");
    problem(status(ready, "fv-b", "s-4", STATUS), 404, "FB-OFF");
    assertThat(site.context.getBean(CaseStatuses.class).byFileNumber("AZ 50/7"))
        .anySatisfy(found -> assertThat(found.caseId()).isEqualTo(ready.id()));

    JsonNode list = json(site.send("fv-a", "GET", path(ready, "/replies"), null));
    assertThat(list.path("replies").size()).isOne();
    JsonNode one =
        json(
            site.send(
                "fv-a", "GET", path(ready, "/replies/" + reply.path("id").asString("")), null));
    assertThat(one.path("kind").asString("")).isEqualTo("STATUS");
    JsonNode channel = json(site.send("fv-a", "GET", path(ready, "/reply-channel"), null));
    assertThat(channel.path("sentByGateway").asBoolean(true)).isFalse();
    assertThat(channel.path("reason").asString("")).isEqualTo("address-gone");
  }

  @Test
  void aMessageIsStreamedCheckedAndTakenOnce() throws Exception {
    Ready ready = taken();
    String pdf = "%PDF-1.7 " + "x".repeat(100_000);
    HttpResponse<byte[]> first =
        message(ready, "m-1", "Anbei.", "../Bescheid.pdf", "application/pdf", pdf);
    assertThat(first.statusCode()).as(text(first)).isEqualTo(202);
    assertThat(
            message(ready, "m-1", "Anbei.", "../Bescheid.pdf", "application/pdf", pdf).statusCode())
        .isEqualTo(200);
    problem(
        message(ready, "m-1", "Anbei.", "../Bescheid.pdf", "application/pdf", pdf + "y"),
        409,
        "FB-RPL-007");
    problem(message(ready, "m-2", "", "a.pdf", "application/pdf", "MZ program"), 422, "FB-RPL-008");
    problem(
        message(ready, "m-3", "", "a.exe", "application/x-msdownload", "MZ"), 422, "FB-RPL-008");
    problem(
        site.send("fv-a", "POST", path(ready, "/messages"), "{}", ReplyController.KEY, "m-4"),
        415,
        "FB-API");
  }

  @Test
  void whatIsOverALimitIsRefusedAndNothingOfItIsKept() throws Exception {
    Ready ready = taken();
    String large = "%PDF-1.7 " + "x".repeat(100_000);
    problem(documents(ready, "l-1", large + "x".repeat(40_000)), 413, "FB-RPL-009");
    problem(documents(ready, "l-2", large, large, large), 413, "FB-RPL-009");
    problem(documents(ready, "l-3", "%PDF-1", "%PDF-2", "%PDF-3", "%PDF-4"), 413, "FB-RPL-009");
    problem(message(ready, "l-4", "ä".repeat(20_001), "a.pdf", PDF, "%PDF-1"), 422, "FB-RPL-008");
    problem(message(ready, "l-5", "ä".repeat(60_000), "a.pdf", PDF, "%PDF-1"), 422, "FB-API-011");
    problem(message(ready, "l".repeat(201), "", "a.pdf", PDF, "%PDF-1"), 422, "FB-RPL-008");
    String text = "{\"state\":\"closed\",\"text\":\"%s\"}";
    problem(status(ready, "fv-a", "l-6", text.formatted("x".repeat(20_001))), 422, "FB-RPL-008");
    problem(status(ready, "fv-a", "l-7", text.formatted("x".repeat(140_000))), 413, "FB-API-008");
    String number = "{\"fileNumber\":\"%s\"}".formatted("9".repeat(101));
    problem(status(ready, "fv-a", "l-8", number), 422, "FB-RPL-008");
    JsonNode list = json(site.send("fv-a", "GET", path(ready, "/replies"), null));
    assertThat(list.path("replies").size()).isZero();
    assertThat(documents(ready, "l-1", large, large.substring(0, 50_000), "%PDF-1").statusCode())
        .as("what is within the limits is taken, also under a key that was refused")
        .isEqualTo(202);
  }

  @Test
  void aTargetThatIsSentToAnswersWhatItHasAndFetchesNothing() throws Exception {
    Ready has = site.cases.handedOver("soziales", "fv-e");
    assertThat(status(has, "fv-e", "e-1", STATUS).statusCode()).isEqualTo(202);
    assertThat(
            message("fv-e", has, "e-2", "Anbei.", "a.pdf", "application/pdf", "%PDF-1.7")
                .statusCode())
        .isEqualTo(202);
    JsonNode list = json(site.send("fv-e", "GET", path(has, "/replies"), null));
    assertThat(list.path("replies").size()).isEqualTo(2);
    problem(status(has, "fv-a", "e-3", STATUS), 404, "FB-OFF-001");
    problem(status(taken(), "fv-e", "e-4", STATUS), 404, "FB-OFF-001");

    Ready mayHave = site.cases.notTaken("soziales", "fv-e", true);
    assertThat(status(mayHave, "fv-e", "e-5", STATUS).statusCode()).isEqualTo(202);
    Ready hasNot = site.cases.notTaken("soziales", "fv-e", false);
    problem(status(hasNot, "fv-e", "e-6", STATUS), 404, "FB-OFF-001");

    Ready elsewhere = site.cases.offer("soziales", "fv-e");
    assertThat(json(site.send("fv-e", "GET", "/api/v1/cases", null)).path("cases").size()).isZero();
    problem(site.send("fv-e", "POST", path(elsewhere, "/lease"), "{}"), 404, "FB-OFF-001");
    problem(
        site.send(
            "fv-e",
            "GET",
            path(elsewhere, ""),
            null,
            LeaseView.HEADER,
            java.util.UUID.randomUUID().toString()),
        404,
        "FB-OFF-001");
  }

  private Ready taken() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    String lease =
        json(site.send("fv-a", "POST", path(ready, "/lease"), "{}")).path("lease").asString("");
    problem(status(ready, "fv-a", "early-" + ready.id(), STATUS), 404, "FB-OFF");
    HttpResponse<byte[]> done =
        site.send("fv-a", "POST", path(ready, "/acknowledgement"), "{}", LeaseView.HEADER, lease);
    assertThat(done.statusCode()).isEqualTo(200);
    return ready;
  }

  private HttpResponse<byte[]> status(Ready ready, String client, String key, String json)
      throws Exception {
    return site.send(client, "POST", path(ready, "/status"), json, ReplyController.KEY, key);
  }

  private HttpResponse<byte[]> message(
      Ready ready, String key, String text, String name, String type, String content)
      throws Exception {
    return message("fv-a", ready, key, text, name, type, content);
  }

  private HttpResponse<byte[]> message(
      String client, Ready ready, String key, String text, String name, String type, String content)
      throws Exception {
    String part =
        "--grenze\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + text + "\r\n";
    return send(client, ready, key, part + document(name, type, content));
  }

  private HttpResponse<byte[]> documents(Ready ready, String key, String... contents)
      throws Exception {
    return send(
        "fv-a",
        ready,
        key,
        Arrays.stream(contents)
            .map(content -> document("a.pdf", PDF, content))
            .collect(Collectors.joining()));
  }

  private static String document(String name, String type, String content) {
    return "--grenze\r\nContent-Disposition: form-data; name=\"document\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
        .formatted(name, type, content);
  }

  private HttpResponse<byte[]> send(String client, Ready ready, String key, String parts)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(site.address.resolve(path(ready, "/messages")))
            .header("Authorization", "Bearer " + site.token(client))
            .header("Content-Type", "multipart/form-data; boundary=grenze")
            .header(ReplyController.KEY, key)
            .POST(BodyPublishers.ofString(parts + "--grenze--\r\n"))
            .build();
    return site.plain().send(request, BodyHandlers.ofByteArray());
  }

  private static void problem(HttpResponse<byte[]> answer, int status, String code) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    assertThat(json(answer).path("code").asString("")).startsWith(code);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String path(Ready ready, String rest) {
    return "/api/v1/cases/" + ready.id() + rest;
  }
}
