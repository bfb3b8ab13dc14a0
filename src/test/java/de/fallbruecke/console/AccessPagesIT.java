package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Audit log, tenants and access, one's own access and the installation, in a real browser. */
class AccessPagesIT {
  private static final Person ERIKA =
      new Person("erika", Map.of("musterkreis", Set.of(Role.ROUTE_ADMIN)));

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Stock stock;
  private static Audit audit;
  private static Browser browser;

  @BeforeAll
  static void open() {
    context =
        ConsoleSlice.start(
            data,
            data.resolve("drop"),
            Map.of(
                "fallbruecke.about.responsible", "Landkreis Musterkreis",
                "fallbruecke.about.contact-mail", "barrierefrei@musterkreis.example"));
    Everybody.moveIn(context);
    stock = new Stock(context);
    audit = context.getBean(Audit.class);
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
  void noPageHasABarrierInEitherLanguageLightOrDarkWideOrNarrow() {
    audit.record(ERIKA, "ROUTE_ACTIVATED", "musterkreis", "wohngeld", Map.of("version", "2.0.0"));
    look(stock.confirmed(Stock.sozialhilfe()), "OTHER", "Ticket 4711");
    List<String> barriers = new ArrayList<>();
    walk("de-DE", ColorScheme.LIGHT, 1280, barriers);
    walk("en-GB", ColorScheme.DARK, 320, barriers);
    assertThat(barriers).isEmpty();
  }

  @Test
  void everyLookNamesItsReasonAndWhatWasShown() {
    UUID seen = stock.confirmed(Stock.sozialhilfe());
    look(seen, "APPLICANT_ASKED", "");
    ConsoleSlice.clock(context).tick(Duration.ofSeconds(1));
    look(seen, "OTHER", "Ticket 4711");
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.AUDITOR);
      page.navigate("/audit/looks");
      Locator rows = page.locator("tbody tr");
      assertThat(rows.nth(0)).containsText("operator");
      assertThat(rows.nth(0)).containsText("Anderer Grund");
      assertThat(rows.nth(0)).containsText("Ticket 4711");
      assertThat(rows.nth(1)).containsText("Die antragstellende Person hat nachgefragt");
      assertThat(rows.nth(1).locator("td").last()).hasText("Fall");
      assertThat(rows.nth(1)).containsText(seen.toString());
      assertThat(page.locator("tbody")).not().containsText("–");
      Browser.photograph(page, "access-looks-de");
    }
  }

  @Test
  void anAuditorFindsAnActVerifiesTheChainAndTakesItAway() throws IOException {
    audit.record(ERIKA, "ROUTE_ACTIVATED", "musterkreis", "=cmd|' /C calc'!A0", Map.of());
    audit.record(ERIKA, "ROUTE_ACTIVATED", "nachbarkreis", "of-the-neighbour", Map.of());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.AUDITOR);
      page.navigate("/audit");
      page.locator("#person").fill("erika");
      page.locator("#act").selectOption("ROUTE_ACTIVATED");
      page.locator("#filter button").click();
      assertThat(page.locator("tbody")).containsText("=cmd|' /C calc'!A0");
      assertThat(page.locator("tbody")).not().containsText("of-the-neighbour");
      Download table = page.waitForDownload(() -> page.locator("#export").click());
      assertThat(Files.readString(table.path()))
          .contains("\"'=cmd|' /C calc'!A0\"")
          .contains("\"Route aktiviert\";\"ROUTE_ACTIVATED\"")
          .containsPattern("\"2026-11-02T09:\\d\\d:\\d\\d\\+01:00\"")
          .doesNotContain("of-the-neighbour");
      page.locator("#verify").click();
      assertThat(page.locator("#main")).containsText("Die Kette ist unversehrt");
      Browser.photograph(page, "access-audit-verified-de");
      page.navigate("/audit?tenant=nachbarkreis");
      assertThat(page.locator("#main")).containsText("Kein Eintrag");
      page.navigate("/audit?before=%00&from=9999999-1&to=x&act=%3Cscript%3E");
      assertThat(page.locator("h1")).hasText("Protokoll");
    }
  }

  @Test
  void anAuditorOfTheTenantFindsAStoppedJobAndWhoTookTheirLogAway() {
    UUID job =
        context
            .getBean(BulkJobs.class)
            .create(
                List.of(stock.held(Stock.sozialhilfe()), stock.held(Stock.sozialhilfe())),
                Order.of(Act.RELEASE, "operator", "Ordner ist wieder da"),
                new BulkJobs.Manner(0.001, false))
            .id();
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.OPERATOR);
      page.navigate("/submissions/jobs/" + job);
      page.locator("#stop").click();
      assertThat(page.locator("#order")).isVisible();
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.PROVIDER);
      page.navigate("/audit");
      page.waitForDownload(() -> page.locator("#export").click());
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.AUDITOR);
      page.navigate("/audit?act=BULK_JOB_STOPPED");
      assertThat(page.locator("tbody tr")).hasCount(1);
      assertThat(page.locator("tbody")).containsText("Auftrag über viele Einreichungen angehalten");
      assertThat(page.locator("tbody")).containsText("Klärung beenden, weiterlaufen lassen");
      page.navigate("/audit?act=AUDIT_EXPORTED&person=provider");
      assertThat(page.locator("tbody tr")).hasCount(1);
    }
  }

  @Test
  void aTokenIsMadeShownOnceSeenByWhoAnswersForTheTenantAndRevoked() {
    AdminTokens tokens = context.getBean(AdminTokens.class);
    String secret;
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.OPERATOR);
      page.navigate("/me");
      page.locator("#tokens").click();
      assertThat(page.locator("#role-operator")).isVisible();
      assertThat(page.locator("#role-tenant-admin")).hasCount(0);
      page.locator("#name").fill("Nachtwache <b>srv-12</b>");
      page.locator("#days").fill("400");
      page.locator("#make-token").click();
      assertThat(page.locator("#problems")).containsText("Wählen Sie mindestens eine Rolle");
      assertThat(page.locator("#problems")).containsText("von 1 bis 366");
      assertThat(page.locator("#name")).hasValue("Nachtwache <b>srv-12</b>");
      Browser.photograph(page, "access-tokens-problems-de");
      page.locator("#role-viewer").check();
      page.locator("#days").fill("30");
      page.locator("#make-token").click();
      secret = page.locator("#secret").innerText();
      Browser.photograph(page, "access-tokens-made-de");
      assertThat(Browser.barriers(page)).isEmpty();
      page.reload();
      assertThat(page.locator("#secret")).hasCount(0);
      assertThat(page.locator("tbody")).containsText("Nachtwache <b>srv-12</b>");
      assertThat(page.locator("tbody")).containsText("noch nie");
    }
    assertThat(tokens.present(secret).orElseThrow().speaker().grants())
        .isEqualTo(Map.of(Everybody.TENANT, Set.of(Role.VIEWER)));
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 320)) {
      Page page = visitor.newPage();
      logIn(page, Role.AUDITOR);
      page.navigate("/access/tokens");
      assertThat(page.locator("tbody")).containsText("operator");
      assertThat(page.locator("tbody a")).hasCount(0);
      Browser.photograph(page, "access-tokens-narrow-de");
    }
    try (BrowserContext visitor = browser.visitor("en-GB", ColorScheme.DARK, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.TENANT_ADMIN);
      page.navigate("/access");
      page.locator("#tokens").click();
      page.locator("tbody a").first().click();
      assertThat(page.locator("#main")).containsText("This cannot be undone");
      Browser.photograph(page, "access-token-revoke-en");
      page.locator("#confirm").click();
      assertThat(page.locator("#main")).containsText("The token counts no more");
      assertThat(page.locator("tbody")).containsText("revoked");
      page.navigate("/audit?act=ADMIN_TOKEN_REVOKED");
      assertThat(page.locator("tbody")).containsText("tenant-admin");
    }
    assertThat(tokens.present(secret)).isEmpty();
  }

  @Test
  void onesSessionsCanAllBeEnded() {
    try (BrowserContext here = browser.visitor("de-DE", ColorScheme.LIGHT, 1280);
        BrowserContext there = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page forgotten = there.newPage();
      logIn(forgotten, Role.VIEWER);
      Page page = here.newPage();
      logIn(page, Role.VIEWER);
      page.navigate("/me");
      assertThat(page.locator("#main")).containsText("Lesen");
      page.locator("#end-all").click();
      assertThat(page.locator("#main")).containsText("Sie sind abgemeldet");
      forgotten.navigate("/me");
      assertThat(forgotten.locator("#password")).isVisible();
    }
  }

  @Test
  void theAccessibilityStatementIsThereForEverybody() {
    try (BrowserContext visitor = browser.visitorWithoutScripts()) {
      Page page = visitor.newPage();
      assertThat(page.navigate("/accessibility").status()).isEqualTo(200);
      assertThat(page.locator("#main")).containsText("Landkreis Musterkreis");
      assertThat(page.locator("#main")).containsText("barrierefrei@musterkreis.example");
    }
  }

  /** As whoever works on the submission does it. */
  private static void look(UUID submission, String why, String words) {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, Role.OPERATOR);
      page.navigate("/submissions/" + submission);
      page.locator("#why").selectOption(why);
      page.locator("#words").fill(words);
      page.locator("#show-content").click();
      assertThat(page.locator("#content")).containsText("Müller-Lüdenscheidt");
    }
  }

  private static void walk(String language, ColorScheme scheme, int width, List<String> barriers) {
    try (BrowserContext visitor = browser.visitor(language, scheme, width)) {
      Page page = visitor.newPage();
      logIn(page, Role.AUDITOR);
      for (String path :
          List.of(
              "/audit",
              "/audit/looks",
              "/access",
              "/access/tokens",
              "/me",
              "/about",
              "/about/components",
              "/accessibility",
              "/resume",
              "/no-role")) {
        page.navigate(path);
        String name =
            "access" + path.replace('/', '-') + "-" + language.substring(0, 2) + "-" + width;
        Browser.photograph(page, name);
        Browser.barriers(page).forEach(barrier -> barriers.add(name + " " + barrier));
        if (!Boolean.TRUE.equals(
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
          barriers.add(name + " is wider than the screen");
        }
      }
    }
  }

  private static void logIn(Page page, Role role) {
    Browser.logIn(page, "/login", role.written(), Everybody.PASSWORD);
  }
}
