package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * Calls every mapped address with every method, anonymously and with every role, and compares with
 * the table in docs/reference/access.md. A new address fails until the table is written anew with
 * {@code -Daccess.reference.write=true} and somebody has read it.
 */
class AccessTableIT {
  private static final Path PAGE = Path.of("docs/reference/access.md");
  private static final Pattern TABLE =
      Pattern.compile("<!-- addresses -->\\n(?:.*?)<!-- end -->", Pattern.DOTALL);

  /** These end what the test itself needs; they are tried last. */
  private static final List<String> ENDS = List.of("/me/sessions/end");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static String server;

  @BeforeAll
  static void start() {
    context = ConsoleSlice.start(data, data.resolve("drop"), Map.of());
    server = "http://127.0.0.1:" + context.getWebServer().getPort();
    Everybody.moveIn(context);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void everyAddressNamesWhatItNeedsOrWhyItIsOpen() {
    assertThat(Mapped.in(context))
        .filteredOn(mapped -> !mapped.program())
        .allSatisfy(
            mapped ->
                assertThat(mapped.needs() != null || mapped.open() != null)
                    .as("%s %s of %s", mapped.method(), mapped.path(), mapped.owner())
                    .isTrue());
  }

  @Test
  void everyAddressAnswersWhomTheTableSaysAndNobodyElse() throws Exception {
    List<Mapped> all = new ArrayList<>(Mapped.in(context));
    all.sort((a, b) -> Boolean.compare(ENDS.contains(a.path()), ENDS.contains(b.path())));
    Map<String, Visitor> visitors = new LinkedHashMap<>();
    visitors.put("nobody", new Visitor(server));
    for (Role role : Role.values()) {
      visitors.put(role.written(), new Visitor(server).loggedInAs(role.written()));
    }
    Map<String, String> tokens = tokens();
    Map<String, String> rows = new java.util.TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Mapped mapped : all) {
      List<String> cells = new ArrayList<>();
      for (Map.Entry<String, Visitor> visitor : visitors.entrySet()) {
        // what is costly must not refuse the next one for being the eleventh
        ConsoleSlice.clock(context).tick(Duration.ofSeconds(1));
        cells.add(
            mapped.admin()
                ? verdict(call(tokens.getOrDefault(visitor.getKey(), ""), mapped))
                : verdict(call(visitor.getValue(), mapped)));
      }
      rows.put(
          mapped.path() + " " + mapped.method(),
          "| %s | `%s` | %s | %s |"
              .formatted(
                  mapped.method(),
                  mapped.path(),
                  mapped.needs() != null
                      ? "`" + mapped.needs() + "`"
                      : mapped.open() != null ? "open: " + mapped.open() : "proof of a program",
                  String.join(" | ", cells)));
      if (looser(cells, expected(mapped))) {
        wrong.add(mapped.method() + " " + mapped.path() + " answers " + cells);
      }
    }
    assertThat(wrong).isEmpty();
    String table =
        "| method | address | needs | nobody | "
            + java.util.Arrays.stream(Role.values())
                .map(Role::written)
                .collect(Collectors.joining(" | "))
            + " |\n|---|---|---|"
            + "---|".repeat(visitors.size())
            + "\n"
            + String.join("\n", rows.values())
            + "\n";
    String page = Files.readString(PAGE);
    String wanted =
        TABLE
            .matcher(page)
            .replaceFirst(
                java.util.regex.Matcher.quoteReplacement(
                    "<!-- addresses -->\n" + table + "<!-- end -->"));
    if (Boolean.getBoolean("access.reference.write")) {
      Files.writeString(PAGE, wanted);
      page = wanted;
    }
    assertThat(page).isEqualTo(wanted);
  }

  @Test
  void aPageOfSomethingUnknownTellsNobodyWhetherItExists() {
    Visitor viewer = new Visitor(server).loggedInAs(Role.VIEWER.written());
    for (Mapped mapped : Mapped.in(context)) {
      if (mapped.page()
          && mapped.path().contains("{")
          && mapped.needs() != null
          && Role.VIEWER.abilities().contains(mapped.needs())) {
        assertThat(viewer.get(filled(mapped.path())).statusCode())
            .as("%s, or refused before anything is looked up", mapped.path())
            .isIn(400, 404);
      }
    }
  }

  @Test
  void anAddressThatHoldsNoIdIsAPageThatIsMissingAndEachThingUnknownSaysWhatItWas() {
    Visitor admin = new Visitor(server).loggedInAs(Role.TENANT_ADMIN.written());
    for (String path :
        List.of(
            "/alarms/no-id/take",
            "/replies/no-id/release",
            "/submissions/jobs/no-id/stop",
            "/routes/changes/no-id/stop",
            "/evidence/checks/no-id/stop",
            "/access/tokens/no-id/revoke")) {
      assertThat(answer(admin, path, "version=1&reason=x")).as(path).isEqualTo("404 FB-PAG-404");
    }
    String unknown = UUID.randomUUID().toString();
    assertThat(answer(admin, "/evidence/checks/" + unknown + "/stop", ""))
        .isEqualTo("404 FB-PAG-404");
    assertThat(answer(admin, "/routes/changes/" + unknown + "/stop", ""))
        .isEqualTo("404 FB-RTE-014");
    assertThat(answer(admin, "/routes/imports/" + unknown + "/take", ""))
        .isEqualTo("404 FB-SHR-023");
    assertThat(
            answer(admin, "/routes/publishers/revoke", "tenant=musterkreis&thumbprint=" + unknown))
        .isEqualTo("404 FB-SHR-004");
  }

  @Test
  void whatCostsMuchIsRefusedToOnePersonAfterTheirShareOfAMinute() throws Exception {
    String id = UUID.randomUUID().toString();
    Visitor admin = new Visitor(server).loggedInAs(Role.TENANT_ADMIN.written());
    Visitor provider = new Visitor(server).loggedInAs(Role.PROVIDER.written());
    Map<String, Integer> shares = new LinkedHashMap<>();
    shares.put("POST /routes/bench", 60);
    shares.put("POST /routes/changes/" + id + "/compare", 10);
    shares.put("POST /routes/changes/" + id + "/rebase", 10);
    shares.put("POST /routes/imports", 10);
    shares.put("POST /routes/imports/fetch", 10);
    shares.put("POST /evidence/" + id + "/proof", 10);
    shares.put("POST /standards/import", 10);
    shares.put("GET /submissions.csv", 10);
    shares.put("GET /submissions/jobs/" + id + "/result.csv", 10);
    ConsoleSlice.clock(context).tick(Duration.ofMinutes(1));
    for (Map.Entry<String, Integer> share : shares.entrySet()) {
      String[] call = share.getKey().split(" ");
      Visitor visitor = call[1].startsWith("/standards") ? provider : admin;
      for (int i = 0; i < share.getValue(); i++) {
        assertThat(visitor.send(call[0], call[1], "").statusCode())
            .as(share.getKey())
            .isNotIn(429, 302, 403);
      }
      HttpResponse<String> refused = visitor.send(call[0], call[1], "");
      assertThat(refused.statusCode()).as(share.getKey()).isEqualTo(429);
      assertThat(refused.body()).contains("FB-PAG-429");
    }
    String token = tokens().get(Role.TENANT_ADMIN.written());
    String proof = "/api/admin/v1/submissions/{id}/proof";
    Mapped costly =
        Mapped.in(context).stream()
            .filter(mapped -> mapped.path().equals(proof))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 60; i++) {
      assertThat(call(token, costly).statusCode()).isEqualTo(404);
    }
    assertThat(call(token, costly).statusCode()).isEqualTo(429);
  }

  private static String answer(Visitor visitor, String path, String form) {
    HttpResponse<String> answer = visitor.send("POST", path, form);
    java.util.regex.Matcher code = Pattern.compile("FB-[A-Z]{3}-\\d{3}").matcher(answer.body());
    return answer.statusCode() + " " + (code.find() ? code.group() : "");
  }

  /** A token for each role: the interface for admins knows no login. */
  private static Map<String, String> tokens() {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      String tenant = role == Role.PROVIDER ? Person.EVERYWHERE : Everybody.TENANT;
      Person owner = new Person(role.written(), Map.of(tenant, Set.of(role)));
      tokens.put(
          role.written(),
          context
              .getBean(AdminTokens.class)
              .create(
                  owner,
                  owner,
                  "table",
                  owner.grants(),
                  ConsoleSlice.clock(context).instant().plus(Duration.ofDays(30)))
              .secret());
    }
    return tokens;
  }

  private static HttpResponse<String> call(String token, Mapped mapped) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + filled(mapped.path())))
            .method(mapped.method(), HttpRequest.BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!mapped.takes().isEmpty()) {
      request.header("Content-Type", mapped.takes());
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> expected(Mapped mapped) {
    List<String> cells = new ArrayList<>();
    boolean anonymous =
        mapped.path().equals("/login") || mapped.path().equals("/accessibility") || known(mapped);
    cells.add(anonymous ? "yes" : "–");
    for (Role role : Role.values()) {
      boolean may =
          mapped.program()
              ? known(mapped)
              : mapped.open() != null
                  || mapped.needs() != null && role.abilities().contains(mapped.needs());
      cells.add(may ? "yes" : "–");
    }
    return cells;
  }

  /** A page may ask for more than its annotation, for example for all tenants; never for less. */
  private static boolean looser(List<String> cells, List<String> expected) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).equals("yes") && !expected.get(i).equals("yes")) {
        return true;
      }
    }
    return false;
  }

  /** What programs may ask without having proved themselves: for a token, and what there is. */
  private static boolean known(Mapped mapped) {
    return mapped.path().startsWith("/api/v1/openapi.")
        || mapped.path().startsWith("/api/admin/v1/openapi.")
        || mapped.path().equals("/oauth2/token");
  }

  private static HttpResponse<String> call(Visitor visitor, Mapped mapped) {
    String method = mapped.method().equals("*") ? "GET" : mapped.method();
    return visitor.send(method, filled(mapped.path()), "");
  }

  /** One of several words where the address names them, otherwise something unknown. */
  private static String filled(String path) {
    return path.replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1")
        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  /** Whoever is let through may hear that there is nothing of that name or that a field lacks. */
  private static String verdict(HttpResponse<String> answer) {
    boolean login =
        answer.statusCode() == 302
            && answer.headers().firstValue("Location").orElse("").endsWith("/login");
    return login || answer.statusCode() == 401 || answer.statusCode() == 403 ? "–" : "yes";
  }
}
