package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The pages as an admin meets them, in a real browser, over a real database and a real engine. */
class ConsoleBrowserIT {

  @TempDir static Path data;

  private static Path drop;
  private static ServletWebServerApplicationContext context;
  private static Stock stock;
  private static Browser browser;
  private static String password;

  @BeforeAll
  static void open() throws IOException {
    drop = data.resolve("drop");
    context = ConsoleSlice.start(data, drop, Map.of());
    stock = new Stock(context);
    password = Files.readString(data.resolve("admin-password")).strip();
    browser = new Browser("http://127.0.0.1:" + context.getWebServer().getPort());
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
  void noPageHasABarrierInEitherLanguageLightOrDark() {
    stock.confirmed(Stock.gewerbe());
    stock.rejected(Stock.gewerbe(), "Schema violated");
    stock.received(Stock.sozialhilfe().asTest());
    ConsoleSlice.clock(context).tick(Duration.ofMinutes(17));
    stock.held(Stock.sozialhilfe());
    stock.announced(Stock.gewerbe());
    stock.announcedAfter(Stock.gewerbe(), Duration.ofDays(8));
    ConsoleSlice.clock(context).tick(Duration.ofSeconds(70));
    List<String> barriers = new ArrayList<>();
    try (BrowserContext first = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page start = first.newPage();
      start.navigate("/");
      look(start, "login-de", barriers);
      login(start);
      for (String language : List.of("de-DE", "en-GB")) {
        String variant = language.substring(0, 2);
        try (BrowserContext visitor = browser.visitorLoggedInAs(first, language, 1280)) {
          Page page = visitor.newPage();
          page.navigate("/submissions");
          look(page, "list-" + variant, barriers);
          page.navigate("/submissions?text=nirgends");
          look(page, "list-nothing-" + variant, barriers);
          page.navigate("/alarms");
          assertThat(alarm(page, "gewerbe")).isVisible();
          look(page, "alarms-" + variant, barriers);
          page.navigate("/submissions/" + UUID.randomUUID());
          look(page, "unknown-" + variant, barriers);
          page.navigate("/nothing-here");
          assertThat(page).hasTitle(Pattern.compile(".*(gibt es nicht|no such page).*"));
          look(page, "missing-" + variant, barriers);
        }
      }
      try (BrowserContext visitor = browser.visitor("en-GB", ColorScheme.LIGHT, 1280)) {
        Page page = visitor.newPage();
        page.navigate("/login");
        look(page, "login-en", barriers);
      }
      try (BrowserContext visitor = browser.visitorLoggedInAs(first, "de-DE", 320)) {
        Page page = visitor.newPage();
        page.navigate("/submissions");
        look(page, "narrow-list", barriers);
        narrow(page);
        page.navigate("/alarms");
        look(page, "narrow-alarms", barriers);
        narrow(page);
      }
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void theListFollowsASubmissionWithoutReloadAndKeepsFilterTypingAndFocus() {
    UUID id = stock.mapped(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/submissions?text=" + id);
      page.evaluate("window.notReloaded = true");
      assertThat(row(page, id)).containsText("Fall erstellt");
      page.locator("#text").fill("half typed");
      page.locator("#open-" + id).focus();
      stock.moveOn(id);
      assertThat(row(page, id)).containsText("Übergeben");
      assertThat(page.locator("#open-" + id)).isFocused();
      assertThat(page.locator("#text")).hasValue("half typed");
      assertThat(page.locator("tbody tr")).hasCount(1);
      assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }
  }

  @Test
  void anAlarmLeadsToTheSubmissionAndIsTakenBackWithoutReload() {
    UUID id = stock.announcedAfter(Stock.sozialhilfe(), Duration.ofDays(8));
    ConsoleSlice.clock(context).tick(Duration.ofSeconds(31));
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/alarms");
      assertThat(alarm(page, "soziales")).containsText("Dringend");
      assertThat(alarm(page, "soziales")).containsText("FB-ALM-003");
      page.reload();
      assertThat(page.locator(".fb-nav__count")).isVisible();
      alarm(page, "soziales").getByText("Die genannte Einreichung öffnen").click();
      assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/submissions/" + id));
      page.navigate("/alarms");
      stock.reject(id);
      ConsoleSlice.clock(context).tick(Duration.ofSeconds(31));
      assertThat(alarm(page, "soziales")).hasCount(0);
      page.locator("#nav-over").click();
      assertThat(page.locator("#over-region")).containsText("Eine Einreichung wartet zu lange");
    }
  }

  @Test
  void aListThatCannotRefreshSaysSoAndRecovers() {
    stock.announced(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      AtomicBoolean gone = new AtomicBoolean(false);
      page.route("**/events", route -> route.abort());
      login(page);
      gone.set(true);
      page.route(
          "**/submissions*",
          route -> {
            if (gone.get()) {
              route.abort();
            } else {
              route.resume();
            }
          });
      assertThat(page.locator("#connection")).containsText("Die Verbindung ist unterbrochen");
      Browser.photograph(page, "connection-lost");
      assertThat(page.locator("tbody tr").first()).isVisible();
      gone.set(false);
      assertThat(page.locator("#connection .kern-alert")).isHidden();
    }
  }

  @Test
  void aSessionThatEndedIsSaidInsteadOfPuttingTheLoginIntoTheList() {
    stock.announced(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      visitor.clearCookies();
      stock.announced(Stock.sozialhilfe());
      assertThat(page.locator("#connection")).containsText("Ihre Sitzung ist beendet");
      assertThat(page.locator("#password")).hasCount(0);
    }
  }

  @Test
  void aChosenFileOutlivesTheSessionAndIsSentAfterANewLogin() throws IOException {
    Path archive = Files.writeString(data.resolve("kein-archiv.zip"), "kein Archiv");
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/standards/import");
      page.locator("#archive").setInputFiles(archive);
      page.locator("#name").fill("xmuster");
      visitor.clearCookies();

      page.locator("#take").click();

      assertThat(page.locator("[data-upload=ended]")).containsText("Die Datei ist noch ausgewählt");
      assertThat(page.locator("#name")).hasValue("xmuster");
      Browser.photograph(page, "session-ended-file-de");
      Page other = page.waitForPopup(() -> page.locator("[data-upload=ended] a").click());
      other.locator("#username").fill("admin");
      other.locator("#password").fill(password);
      other.locator(".fb-login button").click();
      assertThat(other.locator("h1")).hasText("Übersicht");
      page.locator("#take").click();
      assertThat(page.locator("#main")).containsText("FB-");
      assertThat(page.locator("[data-upload=ended]")).isHidden();
      assertThat(page.locator("#name")).hasValue("xmuster");
    }
  }

  @Test
  void hostileContentInTheListStaysInert() {
    String markup = "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script>";
    UUID id = stock.received(Stock.sozialhilfe().called(markup + "{{7*7}}${7*7}[[${7*7}]]"));
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      List<String> said = new ArrayList<>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.onPageError(said::add);
      login(page);
      assertThat(row(page, id)).containsText("<script>window.hurt=1</script>");
      page.navigate(
          "/submissions?text=%3Cscript%3Ewindow.hurt=1%3C/script%3E%22%20onfocus=%22window.hurt=1&state=%00&before=x&destination=%27--");
      assertThat(page.locator("h1")).hasText("Einreichungen");
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      assertThat(page.locator("img[src=x], bdi script, dd script")).hasCount(0);
      assertThat(said).isEmpty();
    }
  }

  @Test
  void thePageIsUsableWithoutScripts() {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitorWithoutScripts()) {
      Page page = visitor.newPage();
      login(page);
      page.locator("#text").fill(id.toString());
      page.locator("#filter button").click();
      page.locator("#open-" + id).click();
      page.locator("#why").selectOption("SET_RIGHT");
      page.locator("#show-content").click();
      assertThat(page.locator("#content")).containsText("Müller-Lüdenscheidt");
    }
  }

  @Test
  void languageIsChosenVisiblyAndStays() {
    try (BrowserContext visitor = browser.visitor("fr-FR", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      assertThat(page.locator("h1")).hasText("Einreichungen");
      page.navigate("/submissions?text=abc");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
      assertThat(page.locator("h1")).hasText("Submissions");
      assertThat(page.locator("#text")).hasValue("abc");
      page.navigate("/submissions");
      assertThat(page.locator("html")).hasAttribute("lang", "en");
    }
  }

  private static void look(Page page, String name, List<String> barriers) {
    Browser.photograph(page, name);
    Browser.barriersLightAndDark(page).forEach(barrier -> barriers.add(name + " " + barrier));
  }

  /** Nothing but a labelled region may be wider than the screen. */
  private static void narrow(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("fits into " + page.viewportSize().width)
        .isEqualTo(true);
  }

  private static com.microsoft.playwright.Locator row(Page page, UUID id) {
    return page.locator("[data-submission='" + id + "']");
  }

  /** The open alarm of a destination. */
  private static com.microsoft.playwright.Locator alarm(Page page, String destination) {
    return page.locator("article")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(destination));
  }

  private static void login(Page page) {
    Browser.logIn(page, "/submissions", "admin", password);
    assertThat(page.locator("#live")).isVisible();
  }
}
