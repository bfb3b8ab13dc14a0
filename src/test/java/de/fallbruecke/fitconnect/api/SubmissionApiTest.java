package de.fallbruecke.fitconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.fitconnect.DeliveryStub.Answer;
import de.fallbruecke.fitconnect.TestClock;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.testkit.FaultyProxy;
import de.fallbruecke.testkit.NetworkFault;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionApiTest {
  private static final UUID DESTINATION = UUID.randomUUID();
  private static final UUID SUBMISSION = UUID.randomUUID();

  private final DeliveryStub stub = new DeliveryStub();
  private final TestClock clock = new TestClock();
  private final Transport transport =
      new Transport(OutboundHttp.newClient(), clock, Duration.ofSeconds(10));
  private final SubmissionApi api = api(stub.base(), stub.tokenUrl(), transport, Limits.DEFAULT);

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void theSecretTravelsInTheBodyAndEveryRequestNamesItsProduct() {
    api.waiting(DESTINATION);
    DeliveryStub.Asked token = stub.asked.getFirst();
    assertThat(token.line()).isEqualTo("POST /token");
    assertThat(token.body())
        .isEqualTo("grant_type=client_credentials&client_id=our+client&client_secret=a%26b%2Bc");
    assertThat(token.headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded")
        .doesNotContainKey("authorization");
    assertThat(stub.asked)
        .allSatisfy(
            a -> assertThat(a.headers()).containsEntry("user-agent", OutboundHttp.USER_AGENT));
    assertThat(stub.asked.getLast().headers()).containsEntry("authorization", "Bearer token-1");
  }

  @Test
  void manyThreadsShareOneToken() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> listing = () -> api.waiting(DESTINATION).size();
      for (Future<Integer> result :
          threads.invokeAll(IntStream.range(0, 60).mapToObj(i -> listing).toList())) {
        assertThat(result.get()).isZero();
      }
    }
    assertThat(stub.tokens).hasValue(1);
  }

  @Test
  void manyThreadsWhoseTokenIsRefusedRenewItOnce() throws Exception {
    api.waiting(DESTINATION);
    stub.instead =
        a ->
            "Bearer token-1".equals(a.headers().get("authorization"))
                ? Answer.json(401, "{}")
                : null;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> listing = () -> api.waiting(DESTINATION).size();
      for (Future<Integer> result :
          threads.invokeAll(IntStream.range(0, 30).mapToObj(i -> listing).toList())) {
        assertThat(result.get()).isZero();
      }
    }
    assertThat(stub.tokens).hasValue(2);
  }

  @Test
  void theTokenIsRenewedAMinuteBeforeItExpires() {
    api.waiting(DESTINATION);
    clock.tick(Duration.ofSeconds(1739));
    api.waiting(DESTINATION);
    assertThat(stub.tokens).hasValue(1);
    clock.tick(Duration.ofSeconds(1));
    api.waiting(DESTINATION);
    assertThat(stub.tokens).hasValue(2);
  }

  @Test
  void aTokenWithAShortLifeIsUsedForHalfOfIt() {
    stub.tokenLife = 60;
    api.waiting(DESTINATION);
    clock.tick(Duration.ofSeconds(29));
    api.waiting(DESTINATION);
    assertThat(stub.tokens).hasValue(1);
    clock.tick(Duration.ofSeconds(1));
    api.waiting(DESTINATION);
    assertThat(stub.tokens).hasValue(2);
  }

  @Test
  void theOldTokenCarriesUsWhileTheTokenServiceIsDown() {
    api.waiting(DESTINATION);
    clock.tick(Duration.ofSeconds(1750));
    stub.instead = a -> a.line().equals("POST /token") ? Answer.json(503, "{}") : null;
    assertThat(api.waiting(DESTINATION)).isEmpty();
    clock.tick(Duration.ofSeconds(60));
    assertThatThrownBy(() -> api.waiting(DESTINATION)).isInstanceOf(TransientFault.class);
  }

  @Test
  void aTokenThatIsRefusedTwiceIsAMatterOfAccessThatMayBeRepaired() {
    stub.instead = a -> a.line().startsWith("GET") ? Answer.json(401, "{}") : null;
    TransientFault fault = fault();
    assertThat(fault.code()).isEqualTo(FaultCode.REMOTE_UNAUTHORISED);
    assertThat(fault.retryAfter()).contains(Duration.ofMinutes(5));
    assertThat(stub.count("GET")).isEqualTo(2);
  }

  @Test
  void wrongCredentialsAreNamedWithoutShowingThem() {
    stub.instead = a -> Answer.json(400, "{\"error\":\"invalid_client\",\"secret\":\"a&b+c\"}");
    assertThat(fault())
        .hasMessageStartingWith("FB-FIT-003 Access token for account 'test': answered 400")
        .hasMessageContaining("invalid_client")
        .hasMessageNotContaining("a&b+c");
  }

  @Test
  void allPagesOfAListingAreReadAndOddEntriesLeftOut() {
    IntStream.range(0, 250).forEach(i -> stub.waiting.add(entry(DESTINATION, new UUID(7, i))));
    stub.waiting.add(entry(UUID.randomUUID(), UUID.randomUUID()));
    stub.waiting.add(entry(DESTINATION, new UUID(7, 0)));
    stub.waiting.add("{\"submissionId\":\"../../token\"}");

    assertThat(api.waiting(DESTINATION))
        .hasSize(250)
        .startsWith(new Announcement(new UUID(7, 0).toString(), new UUID(8, 8).toString()));
    assertThat(stub.asked)
        .extracting(DeliveryStub.Asked::line)
        .contains(
            "GET /submission-api/v2/submissions?destinationId=%s&offset=200&limit=100"
                .formatted(DESTINATION));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgain(int status) {
    stub.instead = a -> a.line().startsWith("GET") ? Answer.json(status, "{}") : null;
    TransientFault fault = fault();
    assertThat(fault.code()).isEqualTo(FaultCode.REMOTE_BUSY);
    assertThat(fault.retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | 120",
        " 0 | 0",
        "Fri, 20 Nov 2026 08:02:00 GMT | 120",
        "Fri, 20 Nov 2026 07:00:00 GMT | 0",
        "999999999 | 21600",
        "soon |",
        "-5 |",
        "99999999999999999999 |"
      })
  void thePauseThatTheServiceAsksForIsKept(String header, Long seconds) {
    stub.instead =
        a ->
            a.line().startsWith("GET")
                ? new Answer(429, "application/json", "{}", Map.of("Retry-After", header))
                : null;
    assertThat(fault().retryAfter().map(Duration::toSeconds).orElse(null)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"400,FB-FIT-002", "404,FB-FIT-004", "409,FB-FIT-002", "422,FB-FIT-002"})
  void aRefusalIsFinalAndTellsTheProblemOfTheService(int status, String code) {
    stub.instead =
        a ->
            a.line().startsWith("GET")
                ? new Answer(
                    status,
                    "application/problem+json",
                    "{\"type\":\"https://p.example/x\",\"title\":\"Title\\nforged log line\",\"detail\":\"canary\"}",
                    Map.of())
                : null;
    RemoteRefusal refusal =
        catchThrowableOfType(RemoteRefusal.class, () -> api.submission(SUBMISSION));
    assertThat(refusal)
        .hasMessageStartingWith(code + " Submission " + SUBMISSION)
        .hasMessageContaining("https://p.example/x, Title forged log line")
        .hasMessageNotContaining("canary")
        .hasMessageNotContaining("\n");
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.problemType()).contains("https://p.example/x");
  }

  @Test
  void anErrorOfTheGatewayIsUnderstoodToo() {
    stub.instead =
        a ->
            a.line().startsWith("GET")
                ? Answer.json(400, "{\"errorCode\":\"E17\",\"description\":\"canary\"}")
                : null;
    assertThatThrownBy(() -> api.submission(SUBMISSION))
        .hasMessageContaining("answered 400 (E17)")
        .hasMessageNotContaining("canary");
  }

  @Test
  void aRedirectIsNotFollowed() {
    stub.instead =
        a ->
            a.line().startsWith("GET")
                ? new Answer(302, "text/html", "", Map.of("Location", "http://evil.example/"))
                : null;
    assertThatThrownBy(() -> api.submission(SUBMISSION)).isInstanceOf(RemoteRefusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "<html/>", "{\"submissionId\":\"x\"}", "{\"a\":1,\"a\":2}"})
  void anAnswerOfAnotherFormIsForAPerson(String body) {
    stub.instead =
        a -> a.line().startsWith("GET") ? new Answer(200, "text/html", body, Map.of()) : null;
    assertThatThrownBy(() -> api.submission(SUBMISSION))
        .isNotInstanceOf(TransientFault.class)
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-FIT-005");
  }

  @Test
  void anAnswerOverTheLimitIsGivenUp() {
    SubmissionApi narrow = api(stub.base(), stub.tokenUrl(), transport, new Limits(100, 100, 100));
    stub.attachments.put(SUBMISSION.toString(), "x".repeat(101));
    assertThatThrownBy(
            () -> {
              try (InputStream in = narrow.attachment(SUBMISSION, SUBMISSION)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-FIT-007");
  }

  @Test
  void aServiceThatCannotBeReachedIsTriedAgain() {
    stub.close();
    assertThat(fault().code()).isEqualTo(FaultCode.REMOTE_UNREACHABLE);
  }

  @Test
  void anAnswerThatStandsStillInTheMiddleIsGivenUpAndTriedAgain() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Socket> held =
          threads.submit(
              () -> {
                Socket socket = server.accept();
                socket
                    .getOutputStream()
                    .write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"half"
                            .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                return socket;
              });
      String base = "http://127.0.0.1:" + server.getLocalPort();
      Transport impatient = new Transport(OutboundHttp.newClient(), clock, Duration.ofMillis(400));
      SubmissionApi standing = api(base, stub.tokenUrl(), impatient, Limits.DEFAULT);
      assertThatThrownBy(() -> standing.serviceKeys())
          .isInstanceOf(TransientFault.class)
          .hasMessageContaining("stood still");
      held.get().close();
    }
  }

  @Test
  void anAnswerThatTricklesIsGivenUpAndTriedAgain() {
    stub.attachments.put(SUBMISSION.toString(), "x".repeat(60_000));
    int port = URI.create(stub.base()).getPort();
    try (FaultyProxy line = FaultyProxy.to(port)) {
      line.fault(new NetworkFault.Trickle(50));
      Transport impatient = new Transport(OutboundHttp.newClient(), clock, Duration.ofMillis(1500));
      String base = stub.base().replace(":" + port, ":" + line.port());
      SubmissionApi slow = api(base, stub.tokenUrl(), impatient, Limits.DEFAULT);

      assertThatThrownBy(
              () -> {
                try (InputStream in = slow.attachment(SUBMISSION, SUBMISSION)) {
                  in.readAllBytes();
                }
              })
          .isInstanceOf(TransientFault.class)
          .hasMessageContaining("stood still");
    }
  }

  @Test
  void version1HasItsOwnPathsAndNames() {
    SubmissionApi old =
        new SubmissionApi(
            account(stub.base(), stub.tokenUrl()),
            ApiVersion.V1,
            transport,
            new AccessTokens(account(stub.base(), stub.tokenUrl()), transport, clock),
            Limits.DEFAULT);
    stub.submissions.put(
        SUBMISSION.toString(),
        "{\"destinationId\":\"%s\",\"submissionId\":\"%s\",\"caseId\":\"%s\",\"attachments\":[],\"serviceType\":{\"identifier\":\"urn:x\"}}"
            .formatted(DESTINATION, SUBMISSION, new UUID(8, 8)));
    assertThat(old.submission(SUBMISSION).serviceKey()).isEqualTo("urn:x");
    assertThat(stub.asked.getLast().line())
        .isEqualTo("GET /submission-api/v1/submissions/" + SUBMISSION);
    assertThat(api.submission(SUBMISSION).serviceKey()).isNull();
  }

  private TransientFault fault() {
    return catchThrowableOfType(TransientFault.class, () -> api.waiting(DESTINATION));
  }

  private static String entry(UUID destination, UUID submission) {
    return "{\"destinationId\":\"%s\",\"submissionId\":\"%s\",\"caseId\":\"%s\"}"
        .formatted(destination, submission, new UUID(8, 8));
  }

  private SubmissionApi api(String base, String tokenUrl, Transport over, Limits limits) {
    Account account = account(base, tokenUrl);
    return new SubmissionApi(
        account, ApiVersion.V2, over, new AccessTokens(account, over, clock), limits);
  }

  private static Account account(String base, String tokenUrl) {
    return new Account("test", URI.create(tokenUrl), base, base, "our client", new Secret("a&b+c"));
  }

  @Test
  void secretsDoNotShowThemselves() {
    assertThat(account(stub.base(), stub.tokenUrl()).toString()).doesNotContain("a&b+c");
    assertThat(List.of(new Secret("a&b+c")).toString()).isEqualTo("[***]");
  }
}
