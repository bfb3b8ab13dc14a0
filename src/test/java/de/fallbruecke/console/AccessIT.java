package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.testkit.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Who reaches what, over real HTTP on both ports. */
class AccessIT {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Stock stock;
  private static String pages;
  private static String management;
  private static String password;

  private final HttpClient http = HttpClient.newHttpClient();
  private String cookie = "";
  private String browser = "";

  @BeforeAll
  static void start() throws IOException {
    context = ConsoleSlice.start(data, data.resolve("drop"), Map.of());
    stock = new Stock(context);
    pages = "http://127.0.0.1:" + context.getWebServer().getPort();
    management =
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port");
    password = Files.readString(data.resolve("admin-password")).strip();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void withoutLoginEverythingLeadsToTheLogin() throws Exception {
    UUID id = stock.held(Stock.sozialhilfe());
    for (String path :
        List.of(
            "/",
            "/submissions",
            "/alarms",
            "/submissions/" + id,
            "/submissions/" + id + "/acts/release",
            "/nothing",
            "/error",
            "/webjars/other/x.js",
            "/callbacks/fitconnect/soziales")) {
      HttpResponse<String> answer = get(pages, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).as(path).endsWith("/login");
    }
    for (String path :
        List.of(
            "/submissions/" + id + "/content", "/submissions/" + id + "/acts/release", "/logout")) {
      assertThat(post(pages, path, "").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(get(pages, "/submissions", "HX-Request", "true").statusCode()).isEqualTo(401);
  }

  @Test
  void whatTheLoginPageNeedsIsThereForEverybody() throws Exception {
    for (String path :
        List.of(
            "/login",
            "/kern/kern.min.css",
            "/kern/fonts.css",
            "/kern/fonts/FiraSans-Regular.woff2",
            "/console/console.css",
            "/console/console.js",
            "/console/icon.svg")) {
      assertThat(get(pages, path).statusCode()).as(path).isEqualTo(200);
    }
    Matcher script =
        Pattern.compile("src=\"(/webjars[^\"]+)\"").matcher(get(pages, "/login").body());
    assertThat(script.find()).isTrue();
    assertThat(get(pages, script.group(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeliveryServiceReachesItsCallbackWithoutLoginAndToken() throws Exception {
    assertThat(json("/callbacks/fitconnect/soziales", "{}").body()).isEqualTo("called with 2");
    assertThat(json("/callbacks/other/soziales", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void theLoginOfThePagesOpensNoInterfaceAndWithoutProofNothingAnswersThere() throws Exception {
    for (int i = 0; i < 2; i++) {
      for (String path :
          List.of(
              "/api/v1/cases",
              "/api/v1/cases/" + UUID.randomUUID(),
              "/api/v1/cases/" + UUID.randomUUID() + "/documents/x",
              "/api/v2/cases",
              "/api",
              "/api/",
              "/oauth2/token",
              "/oauth2/authorize",
              "/oauth2/jwks")) {
        HttpResponse<String> answer = get(pages, path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
            .isEqualTo("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
            .startsWith("Bearer");
      }
      assertThat(json("/api/v1/cases/" + UUID.randomUUID() + "/lease", "{}").statusCode())
          .isEqualTo(401);
      assertThat(json("/oauth2/revoke", "{}").statusCode()).isEqualTo(401);
      login();
    }
  }

  @Test
  void theManagementPortShowsHealthAndMetricsOnlyAndTheOtherPortNeither() throws Exception {
    assertThat(get(management, "/actuator/health").statusCode()).isEqualTo(200);
    assertThat(get(management, "/actuator/health").body())
        .contains("UP")
        .doesNotContain("components");
    assertThat(get(management, "/actuator/prometheus").body())
        .contains("fallbruecke_alarms_open{code=\"FB-ALM-003\"}")
        .contains("fallbruecke_unconfirmed_oldest_seconds{destination=\"soziales\"}")
        .contains("fallbruecke_queue_due", "fallbruecke_queue_delay_seconds")
        .contains("fallbruecke_disk_free_bytes", "fallbruecke_alarms_evaluated_seconds");
    assertThat(get(management, "/actuator/alarms").statusCode()).isEqualTo(200);
    for (String path :
        List.of(
            "/actuator", "/actuator/env", "/actuator/heapdump", "/submissions", "/login", "/")) {
      assertThat(get(management, path).statusCode()).as(path).isEqualTo(403);
    }
    login();
    for (String path :
        List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/prometheus",
            "/actuator/alarms",
            "/actuator/env")) {
      assertThat(get(pages, path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void theSessionCookieIsOutOfReachAndTheHeadersAreStrict() throws Exception {
    HttpResponse<String> answer = get(pages, "/login");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Secure");
    Map<String, String> wanted = new HashMap<>();
    wanted.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    wanted.put("X-Content-Type-Options", "nosniff");
    wanted.put("X-Frame-Options", "DENY");
    wanted.put("Referrer-Policy", "same-origin");
    wanted.forEach((name, value) -> assertThat(answer.headers().firstValue(name)).hasValue(value));
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(answer.body())
        .doesNotContain("style=", "onclick", "<script>", "http://", "https://");
  }

  @Test
  void loginChangesTheSessionAndLogoutEndsIt() throws Exception {
    get(pages, "/login");
    String before = cookie;
    login();
    assertThat(cookie).isNotEqualTo(before);
    HttpResponse<String> list = get(pages, "/submissions");
    assertThat(list.statusCode()).isEqualTo(200);
    String old = cookie;
    assertThat(
            post(pages, "/logout", "_csrf=" + token(list))
                .headers()
                .firstValue("Location")
                .orElseThrow())
        .endsWith("/login?logout");
    cookie = old;
    assertThat(get(pages, "/submissions").statusCode()).isEqualTo(302);
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() throws Exception {
    UUID id = stock.held(Stock.sozialhilfe());
    login();
    HttpResponse<String> refused = post(pages, "/submissions/" + id + "/acts/release", "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(get(pages, "/submissions/" + id).body()).contains("In Klärung");
  }

  @Test
  void aSessionEndsWhenNobodyDoesAnythingAndInAnyCaseAfterTwelveHours() throws Exception {
    ManualClock clock = ConsoleSlice.clock(context);
    login();
    for (int i = 0; i < 3; i++) {
      clock.tick(Duration.ofMinutes(20));
      assertThat(get(pages, "/submissions").statusCode()).isEqualTo(200);
    }
    clock.tick(Duration.ofMinutes(20));
    assertThat(get(pages, "/submissions", "HX-Request", "true").statusCode()).isEqualTo(200);
    clock.tick(Duration.ofMinutes(20));
    assertThat(get(pages, "/submissions").statusCode()).as("refreshing is no act").isEqualTo(302);
    login();
    for (int i = 0; i < 25; i++) {
      clock.tick(Duration.ofMinutes(29));
      get(pages, "/submissions");
    }
    assertThat(get(pages, "/submissions").statusCode()).as("after 12 hours").isEqualTo(302);
  }

  @Test
  void whatWasTypedWhenTheSessionEndedIsStillThereAfterTheLogin() throws Exception {
    UUID id = stock.held(Stock.sozialhilfe());
    login();
    String form = "reason=" + URLEncoder.encode("<b>Zeile 1</b>", StandardCharsets.UTF_8);
    String person = browser;
    ConsoleSlice.clock(context).tick(Duration.ofMinutes(31));
    HttpResponse<String> late = late(id, form + "&password=x&_csrf=old", person, "same-origin");
    assertThat(late.headers().firstValue("Location").orElseThrow()).endsWith("/login?kept");
    assertThat(get(pages, "/login?kept").body()).contains("Ihre Eingaben sind noch da");
    assertThat(tryLogin("admin", password)).endsWith("/resume");
    HttpResponse<String> resume = get(pages, "/resume");
    assertThat(resume.body())
        .contains("action=\"/submissions/" + id + "/acts/release\"")
        .contains("name=\"reason\" value=\"&lt;b&gt;Zeile 1&lt;/b&gt;\"")
        .doesNotContain("name=\"password\"", "<b>Zeile");
    assertThat(
            post(pages, "/submissions/" + id + "/acts/release", form + "&_csrf=" + token(resume))
                .headers()
                .firstValue("Location")
                .orElseThrow())
        .endsWith("/submissions/" + id);
  }

  @Test
  void whatSomebodyElseTypedOrAnotherSiteSentIsNotShown() throws Exception {
    UUID id = stock.held(Stock.sozialhilfe());
    login();
    String person = browser;
    ConsoleSlice.clock(context).tick(Duration.ofMinutes(31));
    assertThat(late(id, "reason=x", person, "cross-site").statusCode()).isEqualTo(403);
    assertThat(late(id, "reason=x", "", "same-origin").statusCode()).isEqualTo(403);
    assertThat(late(id, "reason=x&_forget=1", person, "same-origin").statusCode()).isEqualTo(403);
    assertThat(late(id, "reason=" + "x".repeat(40_000), person, "same-origin").statusCode())
        .isEqualTo(403);
    String other = person.replaceAll("[0-9a-f]{64}", "0".repeat(64));
    assertThat(late(id, "reason=x", other, "same-origin").statusCode()).isEqualTo(302);
    assertThat(tryLogin("admin", password)).endsWith("/");
    assertThat(get(pages, "/resume").body()).contains("Es wartet nichts");
  }

  @Test
  void loginsAndTheirFailuresAreRecordedWithoutWhatWasTyped() throws Exception {
    login();
    tryLogin("my-password-by-mistake", "wrong-secret");
    tryLogin("admin", "wrong-secret");
    List<AuditEntry> entries =
        context.getBean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 3));
    assertThat(entries)
        .extracting(AuditEntry::act, AuditEntry::person)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("LOGIN_FAILED", "admin"),
            org.assertj.core.groups.Tuple.tuple("LOGIN_FAILED", ""),
            org.assertj.core.groups.Tuple.tuple("LOGIN", "admin"));
    assertThat(entries.toString()).doesNotContain("wrong-secret", "my-password-by-mistake");
  }

  @Test
  void whatTomcatItselfRefusesSaysWhatToDoToo() throws Exception {
    try (java.net.Socket socket =
        new java.net.Socket("127.0.0.1", context.getWebServer().getPort())) {
      socket
          .getOutputStream()
          .write("GET /a|b{ HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readNBytes(4000), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("FB-PAG-400", "nicht zu verstehen", "cannot be understood")
          .doesNotContain("Tomcat", "Apache", "org.apache");
    }
  }

  @Test
  void guessingIsSlowedDown() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(tryLogin("guesser", "wrong-" + i)).endsWith("/login?error");
    }
    assertThat(tryLogin("guesser", "wrong")).endsWith("/login?wait");
    assertThat(get(pages, "/login?wait").body()).contains("Warten Sie 60 Sekunden");
  }

  @Test
  void anErrorSaysWhatToDoAndNothingOfTheInside() throws Exception {
    login();
    for (String path :
        List.of(
            "/submissions/no-id",
            "/submissions/" + UUID.randomUUID(),
            "/nothing",
            "/submissions?before=" + UUID.randomUUID())) {
      HttpResponse<String> answer = get(pages, path, "Accept", "text/html");
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
      assertThat(answer.body()).doesNotContain("Exception", "at de.", "org.springframework");
    }
    assertThat(get(pages, "/submissions/no-id", "Accept", "text/html").body())
        .contains("FB-PAG-404");
    assertThat(get(pages, "/submissions/" + UUID.randomUUID(), "Accept", "text/html").body())
        .contains("FB-SUB-003");
    assertThat(
            get(pages, "/nothing", "Accept", "application/json")
                .headers()
                .firstValue("Content-Type")
                .orElseThrow())
        .isEqualTo("application/problem+json");
  }

  @Test
  void anUnknownSettingOfTheConsoleStopsTheStart() {
    assertThatThrownBy(
            () ->
                ConsoleSlice.start(
                    data,
                    data.resolve("drop"),
                    Map.of("fallbruecke.console.admin-pasword-file", "x")))
        .hasStackTraceContaining("fallbruecke.console.admin-pasword-file");
  }

  private void login() throws Exception {
    assertThat(tryLogin("admin", password)).endsWith("/");
  }

  private String tryLogin(String user, String secret) throws Exception {
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(
                user,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                token(get(pages, "/login")));
    return post(pages, "/login", form).headers().firstValue("Location").orElseThrow();
  }

  private static String token(HttpResponse<String> page) {
    Matcher matcher = TOKEN.matcher(page.body());
    assertThat(matcher.find()).isTrue();
    return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String server, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> post(String server, String path, String form) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** A form that was filled in before the session ended. */
  private HttpResponse<String> late(UUID id, String form, String person, String site)
      throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(pages + "/submissions/" + id + "/acts/release"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .header("Cookie", person.isEmpty() ? cookie : cookie + "; " + person)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    remember(answer);
    return answer;
  }

  private void remember(HttpResponse<String> answer) {
    for (String one : answer.headers().allValues("Set-Cookie")) {
      String set = one.substring(0, one.indexOf(';'));
      if (one.startsWith("fallbruecke-session=")) {
        cookie = set;
      } else if (one.startsWith("fallbruecke-person=")) {
        browser = set;
      }
    }
  }

  private HttpResponse<String> json(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(pages + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    remember(answer);
    return answer;
  }
}
