package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SinkTest {
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;
  private Path ledger;
  private Sink sink;

  @BeforeEach
  void start() {
    ledger = folder.resolve("ledger.jsonl");
    sink = Sink.start(SinkOptions.writing(ledger));
  }

  @AfterEach
  void stop() {
    sink.stop();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(sink.baseUri() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String key, String body) throws Exception {
    return send(
        to("/cases")
            .header("Content-Type", "application/xml")
            .header("Idempotency-Key", key)
            .header("Fallbruecke-Case-Id", "case-" + key)
            .header("Fallbruecke-Submission-Id", "submission-" + key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private List<JsonNode> lines() throws Exception {
    return Files.readAllLines(ledger).stream().map(Json.mapper()::readTree).toList();
  }

  @Test
  void theSameKeyMeansTheSameCase() throws Exception {
    HttpResponse<String> first = post("k1", "<fall/>");
    HttpResponse<String> again = post("k1", "<fall/>");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(post("k1", "<anders/>").statusCode()).isEqualTo(409);
    assertThat(sink.cases()).hasSize(1);
    assertThat(lines())
        .extracting(line -> line.path("seen").asString())
        .containsExactly("first", "repeat", "conflict");
    JsonNode line = lines().getFirst();
    assertThat(line.path("key").asString()).isEqualTo("k1");
    assertThat(line.path("caseId").asString()).isEqualTo("case-k1");
    assertThat(line.path("submissionId").asString()).isEqualTo("submission-k1");
    assertThat(line.path("digest").asString())
        .isEqualTo(Sha512.hex("<fall/>".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keysAreKnownAfterARestartAndATornLineIsCut() throws Exception {
    String reference = post("k1", "<fall/>").body();
    sink.stop();
    Files.writeString(ledger, "{\"time\":\"2026-", StandardOpenOption.APPEND);
    sink = Sink.start(SinkOptions.writing(ledger));
    HttpResponse<String> again = post("k1", "<fall/>");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(reference);
    assertThat(post("k2", "<fall/>").body()).contains("BF-000002");
    assertThat(lines()).hasSize(3);
  }

  @Test
  void aLineOfAnOlderVersionIsStillRead() throws Exception {
    sink.stop();
    Files.writeString(
        ledger,
        "{\"time\":\"2026-11-01T10:00:00Z\",\"key\":\"old\",\"digest\":\"00\",\"documents\":2,\"seen\":\"first\",\"reference\":\"BF-000001\"}\n");
    sink = Sink.start(SinkOptions.writing(ledger));
    assertThat(sink.cases().getFirst().documents()).isEqualTo(2);
    assertThat(sink.cases().getFirst().contents()).isEmpty();
  }

  @Test
  void aLedgerThatIsNoneIsNamed() throws Exception {
    Path broken = folder.resolve("broken.jsonl");
    Files.writeString(broken, "no json\n");
    assertThatThrownBy(() -> Sink.start(SinkOptions.writing(broken)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-SIM-005");
    assertThat(Files.readString(broken)).isEqualTo("no json\n");
  }

  @Test
  void aTakenPortIsNamed() {
    SinkOptions taken = SinkOptions.writing(folder.resolve("other.jsonl")).port(sink.port());
    assertThatThrownBy(() -> Sink.start(taken)).hasMessageContaining("FB-SIM-001");
  }

  @Test
  void documentsOfAMultipartAreCountedAndTheCaseIsHashed() throws Exception {
    String body =
        "--xx\r\nContent-Disposition: form-data; name=\"case\"\r\n\r\n<fall/>\r\n"
            + "--xx\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\nDocument-Id: d-1\r\n\r\n"
            + "A".repeat(300_000)
            + "\r\n--xx\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n\r\n--xx--\r\n";
    HttpResponse<String> answer =
        send(
            to("/cases")
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .header("Idempotency-Key", "m")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(201);
    Sink.TakenCase taken = sink.cases().getFirst();
    assertThat(taken.documents()).isEqualTo(2);
    assertThat(taken.contents())
        .extracting(Sink.Document::id, Sink.Document::size, Sink.Document::sha512)
        .containsExactly(
            tuple(
                "d-1", 300_000L, Sha512.hex("A".repeat(300_000).getBytes(StandardCharsets.UTF_8))),
            tuple(null, 0L, Sha512.hex(new byte[0])));
    assertThat(taken.digest()).isEqualTo(Sha512.hex("<fall/>".getBytes(StandardCharsets.UTF_8)));
    assertThat(
            send(to("/cases")
                    .header("Content-Type", "multipart/form-data; boundary=xx")
                    .header("Idempotency-Key", "n")
                    .POST(HttpRequest.BodyPublishers.ofString(body.substring(0, 500))))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            send(to("/cases")
                    .header("Content-Type", "multipart/form-data; boundary=xx")
                    .header("Idempotency-Key", "n")
                    .POST(HttpRequest.BodyPublishers.ofString(body.replace("\"case\"", "\"x\""))))
                .statusCode())
        .isEqualTo(400);
    assertThat(sink.cases()).hasSize(1);
  }

  @Test
  void aRequestWithoutKeyIsRefused() throws Exception {
    assertThat(send(to("/cases").POST(HttpRequest.BodyPublishers.ofString("<fall/>"))).statusCode())
        .isEqualTo(400);
    assertThat(ledger).isEmptyFile();
  }

  @Test
  void aCaseCanBeAskedForByItsKey() throws Exception {
    assertThat(send(to("/cases/a%2Fb").GET()).statusCode()).isEqualTo(404);
    assertThat(send(to("/cases/a%2Fb").HEAD()).statusCode()).isEqualTo(404);
    post("a/b", "<fall/>");
    assertThat(send(to("/cases/a%2Fb").GET()).body()).contains("BF-000001");
    assertThat(send(to("/cases/a%2Fb").HEAD()).statusCode()).isEqualTo(200);
  }

  @Test
  void aFailureBeforeTheEffectLeavesNoCaseAndOneAfterItLeavesOne() throws Exception {
    sink.stop();
    sink = Sink.start(SinkOptions.writing(ledger).failing(1, 0));
    HttpResponse<String> before = post("k1", "<fall/>");
    assertThat(before.statusCode()).isEqualTo(503);
    assertThat(before.headers().firstValue("Retry-After")).isPresent();
    assertThat(sink.cases()).isEmpty();
    sink.stop();
    sink = Sink.start(SinkOptions.writing(ledger).failing(1, 1));
    assertThat(post("k1", "<fall/>").statusCode()).isEqualTo(503);
    assertThat(sink.cases()).hasSize(1);
    assertThat(lines())
        .extracting(line -> line.path("seen").asString())
        .containsExactly("refused", "first");
    assertThatThrownBy(() -> SinkOptions.writing(ledger).failing(2, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thirtyEqualRequestsAtOnceAreOneCase() throws Exception {
    List<Callable<Integer>> requests =
        IntStream.range(0, 30)
            .<Callable<Integer>>mapToObj(i -> () -> post("same", "<fall/>").statusCode())
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers =
          threads.invokeAll(requests).stream().map(SinkTest::result).collect(Collectors.toList());
      assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
      assertThat(answers).filteredOn(status -> status == 200).hasSize(29);
    }
    assertThat(lines()).hasSize(30);
  }

  private static Integer result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thePageShowsCasesEscapedAndSaysWhatToDoWhenThereAreNone() throws Exception {
    HttpResponse<String> empty = send(to("/").GET());
    assertThat(empty.body()).contains("<title>Beispiel-Fachverfahren</title>", "Noch keine Fälle");
    assertThat(empty.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    send(
        to("/cases")
            .header("Idempotency-Key", "x")
            .header("Fallbruecke-Case-Id", "<script>alert(1)</script>")
            .POST(HttpRequest.BodyPublishers.ofString("<fall/>")));
    assertThat(send(to("/fragment").GET()).body())
        .contains("&lt;script&gt;", "BF-000001")
        .doesNotContain("<script>");
    assertThat(send(to("/page.js").GET()).body()).contains("fetch('/fragment')");
  }
}
