package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Doc;
import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Order;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What specialist software that fetches meets, over real TLS and HTTP. */
class PullApiIT {
  private static final byte[] PDF =
      "%PDF-1.7 Mietvertrag über 612,50 €".getBytes(StandardCharsets.UTF_8);

  private final TestApi site = TestApi.shared();

  @Test
  void aCaseIsListedLeasedFetchedAndAcknowledged() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a", new Doc("Mietvertrag.pdf", PDF));
    JsonNode listed = listed("fv-a", ready.id());
    assertThat(listed.path("caseNumber").stringValue()).startsWith("FB-");
    assertThat(listed.path("test").booleanValue()).isFalse();
    assertThat(listed.path("size").longValue()).isPositive();
    assertThat(listed.propertyNames())
        .containsExactlyInAnyOrder("id", "caseNumber", "service", "offeredAt", "test", "size");

    String lease = lease("fv-a", ready.id());
    assertThat(isListed("fv-a", ready.id())).isFalse();
    HttpResponse<byte[]> xml = get("fv-a", path(ready), lease);
    assertThat(xml.statusCode()).isEqualTo(200);
    assertThat(xml.body()).isEqualTo(ready.xml());
    assertThat(header(xml, "Content-Type")).isEqualTo("application/xml");
    assertThat(header(xml, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(get("fv-a", path(ready) + "/original", lease).body()).isEqualTo(ReadyCases.ORIGINAL);
    JsonNode document =
        json(get("fv-a", path(ready) + "/documents", lease)).path("documents").get(0);
    assertThat(document.path("sha512").stringValue()).isEqualTo(Sha512.hex(PDF));
    HttpResponse<byte[]> pdf =
        get("fv-a", path(ready) + "/documents/" + document.path("id").stringValue(), lease);
    assertThat(pdf.body()).isEqualTo(PDF);
    assertThat(header(pdf, "ETag")).isEqualTo('"' + Sha512.hex(PDF) + '"');
    assertThat(header(pdf, "Content-Digest")).startsWith("sha-512=:").endsWith("==:");

    HttpResponse<byte[]> done =
        post("fv-a", path(ready) + "/acknowledgement", "{\"reference\":\"AZ 4711\"}", lease);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(json(done).path("reference").stringValue()).isEqualTo("AZ 4711");
    Submissions submissions = site.context.getBean(Submissions.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> submissions.get(ready.submission()).state() == SubmissionState.CONFIRMED);
    assertThat(kinds(ready))
        .contains("OFFER_LEASED", "OFFER_FETCHED", "DELIVERY_DELIVERED", "CONFIRMED");
    assertThat(kinds(ready).stream().filter("OFFER_FETCHED"::equals)).hasSize(4);

    assertProblem(get("fv-a", path(ready), lease), 410, "FB-OFF-004");
  }

  @Test
  void aLostAnswerToAnAcknowledgementIsRepeatedWithoutHarm() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    String lease = lease("fv-a", ready.id());
    String path = path(ready) + "/acknowledgement";
    HttpResponse<byte[]> first = post("fv-a", path, "{\"reference\":\"1\"}", lease);
    HttpResponse<byte[]> again = post("fv-a", path, "{\"reference\":\"1\"}", lease);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(post("fv-a", path, "{\"reference\":\"2\"}", lease), 409, "FB-OFF-005");
    assertProblem(
        post("fv-a", path(ready) + "/refusal", "{\"reason\":\"OTHER\"}", lease), 409, "FB-OFF-005");
    assertThat(deliveries().attempts(ready.delivery())).hasSize(1);
  }

  @Test
  void aRefusalHoldsTheCaseForAPerson() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    String lease = lease("fv-a", ready.id());
    HttpResponse<byte[]> done =
        post(
            "fv-a",
            path(ready) + "/refusal",
            "{\"reason\":\"NOT_RESPONSIBLE\",\"text\":\"Zuständig ist die Stadt.\"}",
            lease);

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(deliveries().get(ready.delivery()).state()).isEqualTo(DeliveryState.HELD);
    assertThat(isListed("fv-a", ready.id())).isFalse();
  }

  @Test
  void whoDidNotHearOfItsLeaseGetsItAgainAndNobodyElseDoes() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    String key = UUID.randomUUID().toString();
    JsonNode first = json(keyed(ready, key));
    site.clock.tick(Duration.ofMinutes(1));

    HttpResponse<byte[]> again = keyed(ready, key);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(json(again)).as("its end too").isEqualTo(first);
    assertProblem(keyed(ready, UUID.randomUUID().toString()), 409, "FB-OFF-002");
    assertProblem(post("fv-a", path(ready) + "/lease", "{}", null), 409, "FB-OFF-002");
    for (String shared : List.of("worker-1", ready.id().toString(), "")) {
      assertProblem(keyed(ready, shared), 422, "FB-API-011");
    }
    site.send(
        "fv-a",
        "DELETE",
        path(ready) + "/lease",
        null,
        LeaseView.HEADER,
        first.path("lease").stringValue());
    assertThat(json(keyed(ready, key)).path("lease"))
        .as("a new one once it has ended")
        .isNotEqualTo(first.path("lease"));
  }

  private HttpResponse<byte[]> keyed(Ready ready, String key) throws Exception {
    return site.send("fv-a", "POST", path(ready) + "/lease", "{}", "Idempotency-Key", key);
  }

  @Test
  void aLeaseRunsOutIsRenewedOrGivenBack() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    HttpResponse<byte[]> answer = post("fv-a", path(ready) + "/lease", "{\"seconds\":60}", null);
    assertThat(answer.statusCode()).isEqualTo(201);
    String lease = json(answer).path("lease").stringValue();
    assertProblem(post("fv-a", path(ready) + "/lease", "{}", null), 409, "FB-OFF-002");
    assertThat(post("fv-a", path(ready) + "/lease/renew", "{\"seconds\":90}", lease).statusCode())
        .isEqualTo(200);
    site.clock.tick(Duration.ofSeconds(89));
    assertThat(get("fv-a", path(ready), lease).statusCode()).isEqualTo(200);
    site.clock.tick(Duration.ofSeconds(1));
    assertProblem(get("fv-a", path(ready), lease), 409, "FB-OFF-003");
    assertThat(isListed("fv-a", ready.id())).isTrue();

    String second = lease("fv-a", ready.id());
    assertProblem(post("fv-a", path(ready) + "/acknowledgement", "{}", lease), 409, "FB-OFF-003");
    HttpResponse<byte[]> back =
        site.send("fv-a", "DELETE", path(ready) + "/lease", null, LeaseView.HEADER, second);
    assertThat(back.statusCode()).isEqualTo(204);
    assertThat(isListed("fv-a", ready.id())).isTrue();
  }

  @Test
  void aTargetNeverSeesACaseOfAnotherTargetOrTenant() throws Exception {
    Ready mine = site.cases.offer("soziales", "fv-a", new Doc("a.pdf", PDF));
    String lease = lease("fv-a", mine.id());
    for (String other : List.of("fv-b", "fv-c")) {
      assertThat(isListed(other, mine.id())).isFalse();
      String document = path(mine) + "/documents/" + mine.documents().getFirst();
      for (String path :
          List.of(path(mine), path(mine) + "/original", path(mine) + "/documents", document)) {
        assertProblem(get(other, path, lease), 404, "FB-OFF-001");
      }
      for (String act : List.of("/lease", "/lease/renew", "/acknowledgement", "/refusal")) {
        assertProblem(
            post(other, path(mine) + act, "{\"reason\":\"OTHER\"}", lease), 404, "FB-OFF-001");
      }
      assertProblem(
          site.send(other, "DELETE", path(mine) + "/lease", null, LeaseView.HEADER, lease),
          404,
          "FB-OFF-001");
    }
    assertProblem(get("fv-a", "/api/v1/cases/" + UUID.randomUUID(), lease), 404, "FB-OFF-001");
    assertProblem(get("fv-a", "/api/v1/cases/no-id", lease), 404, "FB-OFF-001");
    assertThat(deliveries().get(mine.delivery()).state()).isEqualTo(DeliveryState.OFFERED);
  }

  @Test
  void whatAPersonCancelsIsGone() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    String lease = lease("fv-a", ready.id());
    site.context
        .getBean(Interventions.class)
        .perform(ready.submission(), Order.of(Act.CANCEL, "admin", "because"));

    assertProblem(get("fv-a", path(ready), lease), 410, "FB-OFF-004");
    assertProblem(post("fv-a", path(ready) + "/acknowledgement", "{}", lease), 410, "FB-OFF-004");
    assertProblem(post("fv-a", path(ready) + "/lease", "{}", null), 410, "FB-OFF-004");
  }

  @Test
  void theListIsReadPageByPage() throws Exception {
    List<UUID> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      three.add(site.cases.offer("fern", "fv-c").id());
    }
    JsonNode first = json(site.send("fv-c", "GET", "/api/v1/cases?limit=2", null));
    assertThat(first.path("cases")).hasSize(2);
    JsonNode second =
        json(
            site.send(
                "fv-c",
                "GET",
                "/api/v1/cases?limit=2&cursor=" + first.path("next").stringValue(),
                null));
    assertThat(second.path("next").isNull()).isTrue();
    List<String> ids = new ArrayList<>(first.path("cases").findValuesAsString("id"));
    ids.addAll(second.path("cases").findValuesAsString("id"));
    assertThat(ids).containsExactlyElementsOf(three.stream().map(UUID::toString).toList());
    for (UUID id : three) {
      String lease = lease("fv-c", id);
      post("fv-c", "/api/v1/cases/" + id + "/acknowledgement", "{}", lease);
    }
  }

  @Test
  void aDocumentIsFetchedInPieces() throws Exception {
    byte[] bytes = new byte[200_000];
    new java.util.Random(1).nextBytes(bytes);
    Ready ready = site.cases.offer("soziales", "fv-a", new Doc("groß.pdf", bytes));
    String lease = lease("fv-a", ready.id());
    String path = path(ready) + "/documents/" + ready.documents().getFirst();
    String etag = '"' + Sha512.hex(bytes) + '"';

    assertPiece(range(path, lease, "bytes=0-9"), bytes, 0, 10);
    assertPiece(range(path, lease, "bytes=150000-"), bytes, 150_000, 200_000);
    assertPiece(range(path, lease, "bytes=-7"), bytes, 199_993, 200_000);
    assertPiece(range(path, lease, "bytes=199999-999999"), bytes, 199_999, 200_000);
    for (String beyond : List.of("bytes=200000-", "bytes=-0", "bytes=0-1,5-9")) {
      HttpResponse<byte[]> refused = range(path, lease, beyond);
      assertProblem(refused, 416, "FB-API-010");
      assertThat(header(refused, "Content-Range")).isEqualTo("bytes */200000");
    }
    for (String ignored : List.of("lines=1-2", "bytes=9-1", "bytes=a-b", "bytes=-")) {
      HttpResponse<byte[]> whole = range(path, lease, ignored);
      assertThat(whole.statusCode()).as(ignored).isEqualTo(200);
      assertThat(whole.body()).isEqualTo(bytes);
    }
    assertThat(range(path, lease, "bytes=0-9", "If-Range", etag).statusCode()).isEqualTo(206);
    assertThat(range(path, lease, "bytes=0-9", "If-Range", "\"x\"").statusCode()).isEqualTo(200);
    assertThat(range(path, lease, "bytes=0-9", "If-None-Match", "W/" + etag).statusCode())
        .isEqualTo(304);
    assertProblem(range(path, lease, "bytes=0-9", "If-Match", "\"x\""), 412, "FB-API-007");
    HttpResponse<byte[]> head = site.send("fv-a", "HEAD", path, null, LeaseView.HEADER, lease);
    assertThat(header(head, "Content-Length")).isEqualTo("200000");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void hostileNamesBecomeHarmlessInHeaders() throws Exception {
    Ready ready =
        site.cases.offer(
            "soziales",
            "fv-a",
            new Doc("../../etc/passwd\r\nSet-Cookie: x=1", PDF),
            new Doc("\"; filename=evil.exe; x=\"", PDF),
            new Doc("Müller‮fdp.exe", PDF));
    String lease = lease("fv-a", ready.id());
    for (String document : ready.documents()) {
      HttpResponse<byte[]> answer = get("fv-a", path(ready) + "/documents/" + document, lease);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(header(answer, "Content-Disposition"))
          .matches("attachment; filename=\"[^\"\\\\/]*\"; filename\\*=UTF-8''[^;\"]*")
          .doesNotContain("..", "‮", "%E2%80%AE", "%2F", "%0D", "%5C");
    }
  }

  @Test
  void theClientChoosesXmlOrJsonAndTheTargetsFormatIsTheDefault() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-b");
    String lease = lease("fv-b", ready.id());
    assertThat(header(get("fv-b", path(ready), lease), "Content-Type"))
        .isEqualTo("application/json");
    assertThat(header(accepting(ready, lease, "application/xml"), "Content-Type"))
        .isEqualTo("application/xml");
    assertThat(header(accepting(ready, lease, "text/html;q=0.1, application/*"), "Content-Type"))
        .isEqualTo("application/json");
    assertProblem(accepting(ready, lease, "image/png"), 406, "FB-API-006");
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWithItsCode() throws Exception {
    Ready ready = site.cases.offer("soziales", "fv-a");
    String path = path(ready);
    assertProblem(get("fv-a", path, null), 428, "FB-API-012");
    assertProblem(get("fv-a", path, "x"), 400, "FB-API-001");
    assertProblem(site.send("fv-a", "GET", "/api/v1/cases?cursor=x", null), 400, "FB-API-001");
    assertProblem(site.send("fv-a", "GET", "/api/v1/cases?limit=0", null), 422, "FB-API-011");
    assertProblem(site.send("fv-a", "GET", "/api/v1/cases?limit=x", null), 400, "FB-API-001");
    assertProblem(post("fv-a", path + "/lease", "{\"seconds\":0}", null), 422, "FB-API-011");
    assertProblem(post("fv-a", path + "/lease", "{\"second\":1}", null), 422, "FB-API-011");
    assertProblem(post("fv-a", path + "/lease", "{\"seconds\":\"1\"}", null), 422, "FB-API-011");
    assertProblem(post("fv-a", path + "/lease", "null", null), 422, "FB-API-011");
    assertProblem(post("fv-a", path + "/lease", "{", null), 400, "FB-API-001");
    assertProblem(post("fv-a", path + "/lease", "{} {}", null), 422, "FB-API-011");
    assertProblem(post("fv-a", path + "/lease", " ".repeat(2000) + "{}", null), 413, "FB-API-008");
    assertProblem(
        site.send("fv-a", "POST", path + "/lease", null, "Content-Type", "text/plain"),
        415,
        "FB-API-009");
    HttpResponse<byte[]> wrong = site.send("fv-a", "PUT", path + "/lease", "{}");
    assertProblem(wrong, 405, "FB-API-005");
    assertThat(header(wrong, "Allow")).contains("POST");
    assertProblem(get("fv-a", "/api/v1/nothing", null), 404, "FB-API-004");
    String lease = lease("fv-a", ready.id());
    assertProblem(get("fv-a", path + "/documents/" + UUID.randomUUID(), lease), 404, "FB-API-004");
    assertProblem(
        post("fv-a", path + "/acknowledgement", "{\"reference\":\"\\n\"}", lease),
        422,
        "FB-API-011");
    assertProblem(post("fv-a", path + "/refusal", "{}", lease), 422, "FB-API-011");
    assertProblem(post("fv-a", path + "/refusal", "{\"reason\":\"NO\"}", lease), 422, "FB-API-011");
  }

  private HttpResponse<byte[]> get(
      String client, String path, @org.jspecify.annotations.Nullable String lease)
      throws Exception {
    return lease == null
        ? site.send(client, "GET", path, null)
        : site.send(client, "GET", path, null, LeaseView.HEADER, lease);
  }

  private HttpResponse<byte[]> accepting(Ready ready, String lease, String accept)
      throws Exception {
    return site.send("fv-b", "GET", path(ready), null, LeaseView.HEADER, lease, "Accept", accept);
  }

  private HttpResponse<byte[]> range(String path, String lease, String range, String... more)
      throws Exception {
    List<String> headers = new ArrayList<>(List.of(LeaseView.HEADER, lease, "Range", range));
    headers.addAll(List.of(more));
    return site.send("fv-a", "GET", path, null, headers.toArray(String[]::new));
  }

  private HttpResponse<byte[]> post(
      String client, String path, String json, @org.jspecify.annotations.Nullable String lease)
      throws Exception {
    return lease == null
        ? site.send(client, "POST", path, json)
        : site.send(client, "POST", path, json, LeaseView.HEADER, lease);
  }

  private String lease(String client, UUID id) throws Exception {
    HttpResponse<byte[]> answer = post(client, "/api/v1/cases/" + id + "/lease", "{}", null);
    assertThat(answer.statusCode()).isEqualTo(201);
    return json(answer).path("lease").stringValue();
  }

  private boolean isListed(String client, UUID id) throws Exception {
    return json(site.send(client, "GET", "/api/v1/cases?limit=100", null))
        .path("cases")
        .findValuesAsString("id")
        .contains(id.toString());
  }

  private JsonNode listed(String client, UUID id) throws Exception {
    for (JsonNode one :
        json(site.send(client, "GET", "/api/v1/cases?limit=100", null)).path("cases")) {
      if (one.path("id").stringValue().equals(id.toString())) {
        return one;
      }
    }
    throw new AssertionError("not listed");
  }

  private static String path(Ready ready) {
    return "/api/v1/cases/" + ready.id();
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private List<String> kinds(Ready ready) {
    return site.context.getBean(EvidenceLog.class).of(ready.submission()).stream()
        .map(entry -> entry.event().kind())
        .toList();
  }

  private Deliveries deliveries() {
    return site.context.getBean(Deliveries.class);
  }

  private static void assertPiece(HttpResponse<byte[]> answer, byte[] whole, int from, int to) {
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
    assertThat(header(answer, "Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(from, to - 1, whole.length));
    assertThat(answer.headers().firstValue("Content-Digest")).isEmpty();
  }

  static void assertProblem(HttpResponse<byte[]> answer, int status, String code) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(body).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = Json.mapper().readTree(body);
    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").stringValue()).isNotBlank();
    assertThat(problem.path("remedy").stringValue()).isNotBlank();
    assertThat(body).doesNotContain("Exception", "de.fallbruecke", "org.springframework", "jdbc");
  }
}
