package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import de.fallbruecke.access.Audit;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.submission.DestinationPauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first page and the list, in a real browser. */
class ListPagesIT {
  private static final String MARKUP = "<img src=x onerror=\"window.hurt=1\"><b>x</b>";

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Stock stock;
  private static Browser browser;
  private static BrowserContext admin;

  @BeforeAll
  static void open() throws IOException {
    context = ConsoleSlice.start(data, data.resolve("drop"), Map.of());
    stock = new Stock(context);
    browser = new Browser("http://127.0.0.1:" + context.getWebServer().getPort());
    admin = browser.visitor("de-DE", ColorScheme.LIGHT, 1280);
    Page page = admin.newPage();
    Browser.logIn(page, "/", "admin", Files.readString(data.resolve("admin-password")).strip());
    assertThat(page.locator("#calm")).containsText("Nichts wartet auf Sie");
    Browser.photograph(page, "start-calm-de");
    page.close();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (context != null) {
      context.close();
    }
  }

  @Test
  void noPageHasABarrierAndEachFitsANarrowScreen() {
    stock.held(Stock.sozialhilfe());
    stock.confirmed(Stock.sozialhilfe());
    List<String> barriers = new ArrayList<>();
    for (String language : List.of("de-DE", "en-GB")) {
      String variant = language.substring(0, 2);
      try (BrowserContext visitor = browser.visitorLoggedInAs(admin, language, 1280)) {
        Page page = visitor.newPage();
        page.navigate("/");
        look(page, "start-" + variant, barriers);
        page.navigate("/submissions?state=HELD&test=NONE&age=nonsense");
        page.locator("#keep summary").click();
        look(page, "list-filtered-" + variant, barriers);
        page.navigate("/submissions/order?state=HELD");
        look(page, "list-order-" + variant, barriers);
        page.navigate("/submissions/jobs");
        look(page, "list-jobs-" + variant, barriers);
      }
    }
    try (BrowserContext visitor = browser.visitorLoggedInAs(admin, "de-DE", 320)) {
      Page page = visitor.newPage();
      for (String path :
          List.of(
              "/",
              "/submissions?test=NONE",
              "/submissions/order?state=HELD",
              "/submissions/jobs")) {
        page.navigate(path);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
            .as(path)
            .isEqualTo(true);
        Browser.photograph(page, "narrow" + path.replaceAll("[^a-z]+", "-"));
      }
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void aFilterIsKeptAndTheListGoesBothWays() {
    for (int i = 0; i < 30; i++) {
      stock.announced(Stock.sozialhilfe());
      ConsoleSlice.clock(context).tick(Duration.ofSeconds(1));
    }
    Page page = admin.newPage();
    page.navigate("/submissions?state=ANNOUNCED&destination=soziales");
    String newest = ids(page).getFirst();
    assertThat(page.locator("#page-newer")).hasCount(0);
    page.locator("#page-older").click();
    assertThat(page.locator("#page-newest")).isVisible();
    assertThat(page.locator("#page-older")).hasCount(0);
    String oldest = ids(page).getLast();
    page.locator("#page-newer").click();
    assertThat(page.locator("[data-submission]").first()).hasAttribute("data-submission", newest);
    page.locator("#page-oldest").click();
    assertThat(page.locator("[data-submission]").last()).hasAttribute("data-submission", oldest);
    page.locator("#page-newest").click();
    assertThat(page.locator("#page-newest")).hasCount(0);
    page.locator("#keep summary").click();
    page.locator("#filter-name").fill("Frisch " + MARKUP);
    page.locator("#keep button").first().click();
    page.navigate("/submissions");
    page.locator(".fb-saved a").click();
    assertThat(page).hasURL(Pattern.compile(".*state=ANNOUNCED&destination=soziales"));
    page.locator("#keep summary").click();
    page.locator("#keep li button").click();
    assertThat(page.locator(".fb-saved")).hasCount(0);
    page.close();
  }

  @Test
  void hostileNamesStayInertInTheListAndInTheFile() throws IOException {
    stock.received(Stock.gewerbe().called(MARKUP + "\u202E" + "A".repeat(100_000)));
    stock.received(Stock.gewerbe().called("=HYPERLINK(\"http://x\")"));
    stock.received(Stock.gewerbe().called("\u00A0\uFF1D1+1"));
    Page page = admin.newPage();
    page.navigate("/submissions?destination=gewerbe&state=LOST&delivery=%27&before=x&code=%3Cb%3E");
    assertThat(page.locator("#main")).containsText("„Fehlercode“ ist unbekannt");
    assertThat(page.locator("#live")).containsText("[U+202E]");
    assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
    Download file =
        page.waitForDownload(
            () -> {
              page.locator("#export").click();
            });
    String table = Files.readString(file.path());
    assertThat(table)
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'\u00A0\uFF1D1+1\"")
        .doesNotContain("\"=", ";=", "\u202E");
    assertThat(context.getBean(Audit.class).acts()).contains("SUBMISSIONS_EXPORTED");
    for (String path :
        List.of(
            "/submissions/order?id=x&id=" + UUID.randomUUID(),
            "/submissions/jobs?before=x",
            "/submissions?text=%25_%5C%00&end=1&after=" + UUID.randomUUID())) {
      assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
    }
    assertThat(page.navigate("/submissions/jobs/" + UUID.randomUUID()).status()).isEqualTo(404);
    page.close();
  }

  /** With an empty cache: page, styles, script, fonts and signs as they travel. */
  @Test
  void theFirstPageWeighsLessThan150Kilobytes() {
    for (int i = 0; i < 25; i++) {
      stock.held(Stock.sozialhilfe());
    }
    for (String path : List.of("/", "/submissions")) {
      try (BrowserContext visitor = browser.visitorLoggedInAs(admin, "de-DE", 1280)) {
        Page page = visitor.newPage();
        List<com.microsoft.playwright.Request> loaded =
            java.util.Collections.synchronizedList(new ArrayList<>());
        page.onRequestFinished(loaded::add);
        page.navigate(path);
        page.evaluate("document.fonts.ready.then(() => true)");
        int bytes =
            List.copyOf(loaded).stream()
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
        int html = page.content().length();
        System.out.printf("%s: %d bytes transferred, %d characters of HTML%n", path, bytes, html);
        assertThat(loaded).hasSizeGreaterThan(5);
        assertThat(bytes).as(path).isLessThan(150_000);
      }
    }
  }

  @Test
  void theFirstPageLeadsToWhatItSays() {
    TargetPauses targets = context.getBean(TargetPauses.class);
    DestinationPauses destinations = context.getBean(DestinationPauses.class);
    stock.confirmed(Stock.sozialhilfe());
    targets.pause(Stock.TARGET, "olga", "Wartung");
    destinations.pause("gewerbe", "olga", "Umzug");
    try (Page page = admin.newPage()) {
      page.navigate("/");
      for (int figure = 0; figure < 2; figure++) {
        int number = Integer.parseInt(page.locator(".fb-figure__value").nth(figure).textContent());
        assertThat(number).isPositive();
        page.locator(".fb-figure a").nth(figure).click();
        assertThat(page.locator("[data-submission]")).hasCount(Math.min(25, number));
        page.navigate("/");
      }
      page.locator(".fb-figure a").nth(3).click();
      assertThat(page.locator("#timeline")).isVisible();
      page.navigate("/");
      assertThat(page.locator("#concern-destination-gewerbe")).containsText("olga");
      page.locator("#go-destination-gewerbe").click();
      assertThat(page.locator("#resume")).isVisible();
      page.navigate("/");
      page.locator("#go-paused-" + Stock.TARGET).click();
      assertThat(page.locator("#resume")).isVisible();
    } finally {
      targets.resume(Stock.TARGET);
      destinations.resume("gewerbe");
    }
  }

  @Test
  void whoHasTooManyFiltersIsToldThatOneWasNotKept() {
    JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
    try (Page page = admin.newPage()) {
      keep(page, "Filter 0");
      jdbc.sql(
              """
              insert into saved_filter (id, person, name, query, created_at)
              select gen_random_uuid(), person, 'Filter ' || n, query, created_at
                from saved_filter, generate_series(1, 28) n where name = 'Filter 0'""")
          .update();
      keep(page, "Filter 29");
      assertThat(page.locator("#not-kept")).hasCount(0);
      keep(page, "Einer zu viel");
      assertThat(page.locator("#not-kept")).containsText("nicht gemerkt");
      keep(page, "Filter 3");
      assertThat(page.locator("#not-kept")).hasCount(0);
      jdbc.sql("delete from saved_filter").update();
    }
  }

  private static void keep(Page page, String name) {
    page.navigate("/submissions?state=HELD");
    page.locator("#keep > summary").click();
    page.locator("#filter-name").fill(name);
    page.locator("#keep form >> nth=0 >> button").click();
    assertThat(page.locator(".fb-saved")).isVisible();
  }

  private static List<String> ids(Page page) {
    return page.locator("[data-submission]").all().stream()
        .map(row -> row.getAttribute("data-submission"))
        .toList();
  }

  private static void look(Page page, String name, List<String> barriers) {
    Browser.photograph(page, name);
    Browser.barriersLightAndDark(page).forEach(barrier -> barriers.add(name + " " + barrier));
  }
}
