package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.testkit.Database;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists and searches over many submissions, as a person logged in over real HTTP. In the suite a
 * short form that looks at the plans only; {@code -Dlists.rows=1000000 -Dlists.times=40} measures
 * and writes {@code target/lists-at-size.md}; {@code -Dlists.database=jdbc:postgresql:…} fills that
 * database once and uses it again.
 */
class ListsAtSizeIT {
  private static final int ROWS = Integer.getInteger("lists.rows", 20_000);
  private static final int TIMES = Integer.getInteger("lists.times", 1);
  private static final int FIRST_TIME = 300;
  private static final Pattern LINK =
      Pattern.compile("id=\"page-(older|oldest|newer)\" href=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static SeenStatements database;
  private static JdbcClient jdbc;
  private static String pages;
  private static String password;

  private final HttpClient http = HttpClient.newHttpClient();
  private String cookie = "";

  @BeforeAll
  static void fill() throws IOException {
    String kept = System.getProperty("lists.database");
    PGSimpleDataSource source = new PGSimpleDataSource();
    String url = kept == null ? Database.migrated().url() : kept;
    source.setUrl(url);
    jdbc = JdbcClient.create(source);
    if (kept != null) {
      Flyway.configure().dataSource(source).load().migrate();
    }
    if (jdbc.sql("select not exists (select from submission)").query(Boolean.class).single()) {
      new ManySubmissions(source, ROWS).create();
    }
    database = new SeenStatements();
    context =
        ConsoleSlice.start(
            data,
            data.resolve("drop"),
            Map.of("fallbruecke.database.url", url, "fallbruecke.database.pool-size", "10"),
            database);
    ManualClock clock = ConsoleSlice.clock(context);
    Instant newest =
        jdbc.sql("select max(announced_at) from submission")
            .query(OffsetDateTime.class)
            .single()
            .toInstant();
    clock.tick(Duration.between(clock.instant(), newest.plusSeconds(60))); // today is today
    pages = "http://127.0.0.1:" + context.getWebServer().getPort();
    password = Files.readString(data.resolve("admin-password")).strip();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void noListAndNoSearchReadsATableFromEndToEnd() throws Exception {
    login();
    context.getBean(de.fallbruecke.meter.ServiceMeter.class).run();
    List<String> report = new ArrayList<>();
    List<String> slow = new ArrayList<>();
    TreeSet<String> scans = new TreeSet<>();
    for (Map.Entry<String, String> search : searches().entrySet()) {
      for (Map.Entry<String, String> page : pagesOf(search.getValue()).entrySet()) {
        database.forget();
        get(page.getValue());
        List<Plan> plans = plans();
        plans.stream()
            .filter(plan -> !plan.scanned().isEmpty())
            .forEach(plan -> scans.add(search.getKey() + " " + page.getKey() + ": " + plan));
        long[] times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
          long begun = System.nanoTime();
          get(page.getValue());
          times[i] = (System.nanoTime() - begun) / 1_000_000;
        }
        Arrays.sort(times);
        long p95 = times[Math.max(0, (int) Math.ceil(TIMES * 0.95) - 1)];
        if (p95 > FIRST_TIME && TIMES > 1) {
          slow.add(search.getKey() + " " + page.getKey() + " " + p95 + " ms");
        }
        report.add(
            "| %s | %s | %d ms | %d ms | %.0f ms | %s |"
                .formatted(
                    search.getKey(),
                    page.getKey(),
                    times[TIMES / 2],
                    p95,
                    plans.stream().mapToDouble(Plan::milliseconds).sum(),
                    String.join(
                        "; ",
                        plans.stream().map(Plan::indexes).filter(one -> !one.isEmpty()).toList())));
      }
    }
    Files.write(Path.of("target", "lists-at-size.md"), report);
    assertThat(scans).isEmpty();
    assertThat(slow).isEmpty();
  }

  /** Every filter alone and what people combine. */
  private static Map<String, String> searches() {
    String known = one("select id::text from submission where state = 'CONFIRMED' limit 1");
    String external = one("select external_id from submission where state = 'HELD' limit 1");
    String number = one("select number from case_entry limit 1");
    String file = one("select file_number from case_status limit 1");
    String service =
        one("select service_key from submission where service_key is not null limit 1");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("start page", "/");
    all.put("everything", "/submissions");
    all.put("state purged", "/submissions?state=PURGED");
    all.put("state held", "/submissions?state=HELD");
    all.put("state rejecting", "/submissions?state=REJECTING");
    all.put("destination", "/submissions?destination=gewerbe");
    all.put("small destination", "/submissions?destination=stelle-5-3");
    all.put("tenant", "/submissions?tenant=musterkreis");
    all.put("tenant unknown", "/submissions?tenant=nowhere");
    all.put("service", "/submissions?service=" + service);
    all.put("target", "/submissions?target=sozialhilfe-fv");
    all.put("target unknown", "/submissions?target=nowhere");
    all.put("delivery unknown", "/submissions?delivery=UNKNOWN");
    all.put("delivery delivered", "/submissions?delivery=DELIVERED");
    all.put("code of a hold", "/submissions?code=FB-RTE-003");
    all.put("code of a delivery", "/submissions?code=FB-DEL-004");
    all.put("older than a week", "/submissions?age=WEEK");
    all.put("last day", "/submissions?age=LAST_DAY");
    all.put("delivered today", "/submissions?age=DELIVERED_TODAY");
    all.put("target, tenant", "/submissions?target=gewerbe-fv&tenant=musterkreis");
    all.put("tests", "/submissions?test=ONLY");
    all.put("no tests", "/submissions?test=NONE");
    all.put("text: id", "/submissions?text=" + known);
    all.put("text: id at the portal", "/submissions?text=" + external);
    all.put("text: case number", "/submissions?text=" + number);
    all.put("text: file number", "/submissions?text=" + file);
    all.put(
        "text: beginning of file numbers",
        "/submissions?text=" + file.substring(0, file.length() - 1));
    all.put("text: service", "/submissions?text=wohngeld");
    all.put("text: nothing", "/submissions?text=gibtesnicht");
    all.put("destination, held", "/submissions?destination=gewerbe&state=HELD");
    all.put("destination, rejecting", "/submissions?destination=gewerbe&state=REJECTING");
    all.put("tenant, held, week", "/submissions?tenant=musterkreis&state=HELD&age=WEEK");
    all.put("tenant, service", "/submissions?tenant=kreis-3&service=" + service);
    all.put("tenant, text", "/submissions?tenant=kreis-3&text=hundesteuer");
    all.put("tenant, tests", "/submissions?tenant=kreis-3&test=ONLY");
    all.put("target, delivery held", "/submissions?target=sozialhilfe-fv&delivery=HELD");
    all.put("target, service", "/submissions?target=archiv&service=" + service);
    all.put("target, rejected", "/submissions?target=archiv&state=REJECTED");
    all.put("target of another tenant", "/submissions?target=fv-kreis-2-0&tenant=musterkreis");
    all.put("held, code, text", "/submissions?state=HELD&code=FB-RTE-003&text=wohngeld");
    all.put("service, tests, older", "/submissions?test=ONLY&age=WEEK&service=" + service);
    return all;
  }

  private static String one(String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  /** The first page, the last, and one in between. */
  private Map<String, String> pagesOf(String first) throws Exception {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("first", first);
    Map<String, String> links = links(get(first));
    if (links.containsKey("oldest")) {
      all.put("last", links.get("oldest"));
      String middle =
          jdbc.sql("select id::text from submission order by announced_at offset ? limit 1")
              .param(ROWS / 2)
              .query(String.class)
              .single();
      all.put("middle", first + (first.contains("?") ? "&" : "?") + "before=" + middle);
    }
    return all;
  }

  private static Map<String, String> links(String page) {
    Map<String, String> links = new LinkedHashMap<>();
    Matcher link = LINK.matcher(page);
    while (link.find()) {
      links.put(link.group(1), link.group(2).replace("&amp;", "&"));
    }
    return links;
  }

  /** What PostgreSQL does for the statements of the last page that read the large tables. */
  private List<Plan> plans() {
    return database.seen().stream()
        .filter(sql -> sql.startsWith("select") || sql.startsWith("with"))
        .filter(sql -> Plan.LARGE.stream().anyMatch(sql::contains))
        .map(sql -> Plan.of(sql, jdbc))
        .toList();
  }

  private void login() throws Exception {
    String form =
        "username=admin&password=%s&_csrf=%s"
            .formatted(URLEncoder.encode(password, StandardCharsets.UTF_8), token(get("/login")));
    send(
        HttpRequest.newBuilder(URI.create(pages + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8);
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(pages + path)));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
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

  /**
   * A plan in short form.
   *
   * @param indexes those that it uses
   * @param scanned large tables that it reads from end to end
   * @param milliseconds to plan and to do it
   */
  record Plan(String sql, String indexes, String scanned, double milliseconds) {
    static final List<String> LARGE =
        List.of("submission", "delivery", "case_entry", "case_status", "evidence");

    private static final Pattern INDEX = Pattern.compile("(?:using|Index Scan on) (\\w+)");
    private static final Pattern TIME =
        Pattern.compile("(?:Planning|Execution) Time: ([0-9.]+) ms");
    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

    static Plan of(String sql, JdbcClient jdbc) {
      String text =
          String.join(
              "\n",
              jdbc.sql(
                      "explain (analyze, costs off, timing off, buffers off) "
                          + sql.replace("?", "??"))
                  .query(String.class)
                  .list());
      return new Plan(
          sql.strip().substring(0, Math.min(sql.length(), 200)),
          all(INDEX, text),
          large(text),
          took(text));
    }

    private static String all(Pattern pattern, String text) {
      TreeSet<String> found = new TreeSet<>();
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
      return String.join(", ", found);
    }

    private static double took(String text) {
      Matcher matcher = TIME.matcher(text);
      double all = 0;
      while (matcher.find()) {
        all += Double.parseDouble(matcher.group(1));
      }
      return all;
    }

    private static String large(String text) {
      TreeSet<String> found = new TreeSet<>();
      Matcher matcher = SCAN.matcher(text);
      while (matcher.find()) {
        if (LARGE.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
          found.add(matcher.group(1));
        }
      }
      return String.join(", ", found);
    }
  }
}
