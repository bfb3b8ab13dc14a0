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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Answers of specialist software come in over the API, once, and only to cases of its own. */
class ReplyApiIT {
  private static final String STATUS =
      "{\"fileNumber\":\"AZ 50/7\",\"state\":\"in-progress\",\"text\":\"Wir prüfen.\"}";

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
    String body =
        "--grenze\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"
            + text
            + "\r\n--grenze\r\nContent-Disposition: form-data; name=\"document\"; filename=\""
            + name
            + "\"\r\nContent-Type: "
            + type
            + "\r\n\r\n"
            + content
            + "\r\n--grenze--\r\n";
    HttpRequest request =
        HttpRequest.newBuilder(site.address.resolve(path(ready, "/messages")))
            .header("Authorization", "Bearer " + site.token("fv-a"))
            .header("Content-Type", "multipart/form-data; boundary=grenze")
            .header(ReplyController.KEY, key)
            .POST(BodyPublishers.ofString(body))
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
