package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "/submissions/" + id + "/release",
            "/nothing",
            "/error",
            "/webjars/other/x.js",
            "/callbacks/fitconnect/soziales")) {
      HttpResponse<String> answer = get(pages, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).as(path).endsWith("/login");
    }
    for (String path :
        List.of("/submissions/" + id + "/content", "/submissions/" + id + "/release", "/logout")) {
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
    HttpResponse<String> refused = post(pages, "/submissions/" + id + "/release", "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(get(pages, "/submissions/" + id).body()).contains("In Klärung");
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
    assertThat(tryLogin("admin", password)).endsWith("/submissions");
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
    answer.headers().allValues("Set-Cookie").stream()
        .filter(one -> one.startsWith("fallbruecke-session="))
        .forEach(one -> cookie = one.substring(0, one.indexOf(';')));
    return answer;
  }
}
