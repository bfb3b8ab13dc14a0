package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Routes and standards as a person meets them, over a real package, database and vault. */
class RoutesPagesIT {
  /** What is wider than the window; nothing may be, so that nobody scrolls sideways. */
  private static final String WIDER =
      """
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? ''
        : [...document.querySelectorAll('main *')]
            .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 3).join(' | ')
      """;

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Neighbour neighbour;
  private static Browser browser;
  private static String password;
  private static Path archive;

  @BeforeAll
  static void open() throws IOException {
    Files.createDirectories(data.resolve("routes"));
    context = ConsoleSlice.start(data, data.resolve("drop"), Map.of());
    neighbour = new Neighbour(context, Files.createDirectory(data.resolve("neighbour")));
    neighbour.trusted();
    neighbour.takenOver(Neighbour.INSTANCE, "soziales");
    neighbour.stored(new Stock(context));
    archive = neighbour.archive("1.1.0", "<script>window.hurt=1</script>");
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
  void aPackageOfANeighbourIsTakenOverAndActivatedAfterAComparisonInEightClicks() {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      List<String> said = listen(page);
      login(page);
      int clicks = 0;
      click(page.locator(".fb-nav").getByText("Routen")); // 1
      clicks++;
      click(page.locator("#tool-import")); // 2
      clicks++;
      page.locator("#archive").setInputFiles(archive); // 3
      clicks++;
      click(page.locator("#check")); // 4
      clicks++;
      assertThat(page.locator("#main")).containsText("Alle Prüfungen bestanden");
      assertThat(page.locator("#main")).containsText("Landkreis Nachbar");
      assertThat(page.locator("#main")).containsText("<script>window.hurt=1</script>");
      Browser.photograph(page, "routes-takeover-de");
      click(page.locator("#take-over")); // 5
      clicks++;
      assertThat(page.locator("#value-0")).hasValue("soziales");
      Browser.photograph(page, "routes-form-de");
      click(page.locator("#next")); // 6
      clicks++;
      assertThat(page.locator("#result")).containsText("Verglichen");
      assertThat(page.locator("#fields")).containsText("@label");
      page.locator("#reason").fill("Fassung des Nachbarkreises");
      click(page.locator("#reviewed")); // 7
      clicks++;
      Browser.photograph(page, "routes-change-de");
      click(page.locator("#activate")); // 8
      clicks++;
      assertThat(page.locator("#main")).containsText("Version 1.1.0 ist aktiviert");
      assertThat(page.locator("#history-region")).containsText("Fassung des Nachbarkreises");
      assertThat(page.locator("#main")).containsText("Übernommen von Landkreis Nachbar");
      Browser.photograph(page, "routes-instance-de");
      assertThat(clicks).isLessThanOrEqualTo(8);
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      assertThat(said).isEmpty();

      page.locator("#rollback").click();
      page.locator("#reason").fill("Doch nicht");
      page.locator("#confirm").click();
      assertThat(page.locator("#main")).containsText("Version 1.0.0 läuft wieder");
    }
  }

  @Test
  void whatSomebodyElseDidMeanwhileIsShownAndTheInputKept() {
    neighbour.running("sozialhilfe-sued", "gewerbe", Neighbour.SERVICE);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/routes/change?instance=sozialhilfe-sued");
      page.locator("[name='value.service']").fill("urn:de:fim:leika:leistung:99000000000077");
      neighbour.running("sozialhilfe-sued", "gewerbe", "urn:de:fim:leika:leistung:99000000000066");
      page.locator("#next").click();
      assertThat(page.locator("#outdated")).containsText("Inzwischen hat jemand anders");
      assertThat(page.locator("#outdated")).containsText("99000000000066");
      assertThat(page.locator("#activate")).hasCount(0);
      page.locator("#rebase").click();
      assertThat(page.locator("#activate")).isVisible();
      assertThat(page.locator("#main")).containsText("99000000000077");
    }
    assertThat(
            context
                .getBean(Audit.class)
                .find(AuditQuery.newest(TenantScope.of(Set.of("musterkreis")), 4)))
        .filteredOn(entry -> entry.what().equals("sozialhilfe-sued"))
        .extracting(AuditEntry::act)
        .containsExactly(
            "ROUTE_COMPARED", "ROUTE_CHANGE_REBASED", "ROUTE_COMPARED", "ROUTE_CHANGE_PREPARED");
  }

  @Test
  void wrongValuesAreNamedAtTheirFieldAndStay() {
    try (BrowserContext visitor = browser.visitor("en-GB", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/routes/change?instance=" + Neighbour.INSTANCE);
      page.locator("[name='value.service']").fill("not a <b>urn</b>");
      page.locator("#next").click();
      assertThat(page.locator(".kern-error")).containsText("does not have the form");
      assertThat(page.locator("[name='value.service']")).hasValue("not a <b>urn</b>");
    }
  }

  @Test
  void theTestBenchShowsTheCaseAndKeepsNothing() throws IOException {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/routes/bench?instance=" + Neighbour.INSTANCE);
      page.locator("#text").fill(new String(Neighbour.example(), StandardCharsets.UTF_8));
      page.locator("#run").click();
      assertThat(page.locator("#result")).containsText("Daraus würde ein Fall");
      assertThat(page.locator("#result")).containsText("xsozial-synthetisch:1.0");
      assertThat(page.locator("#deliveries")).containsText(Stock.TARGET);
      Browser.photograph(page, "routes-bench-de");
      page.navigate("/routes/bench?instance=" + Neighbour.INSTANCE);
      page.locator("#message")
          .setInputFiles(Files.write(data.resolve("antrag.xml"), Neighbour.example()));
      page.locator("#run").click();
      assertThat(page.locator("#result")).containsText("Daraus würde ein Fall");
      page.locator("#text").fill("<nothing/>");
      page.locator("#run").click();
      assertThat(page.locator("#result")).containsText("Kein Schemapaket erkennt");
      page.locator("#run").click();
      assertThat(page.locator("#refused")).containsText("Keine Datei");
    }
  }

  @Test
  void aHostileOrTooLargeFileIsRefusedInPlainLanguage() throws IOException {
    Path junk =
        Files.write(data.resolve("junk.fbrp"), "PK no archive".getBytes(StandardCharsets.UTF_8));
    Path large = Files.write(data.resolve("large.xml"), new byte[17 * 1024 * 1024]);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/routes/imports");
      page.locator("#archive").setInputFiles(junk);
      page.locator("#check").click();
      assertThat(page.locator("#refused")).containsText("FB-SHR-001");
      page.navigate("/routes/bench");
      page.locator("#message").setInputFiles(large);
      page.locator("#run").click();
      assertThat(page.locator("#main")).containsText("FB-PAG-413");
    }
  }

  @Test
  void trustNeedsTheFingerprintAndCanBeWithdrawn() {
    de.fallbruecke.route.archive.PublisherKey other =
        de.fallbruecke.route.archive.PublisherKey.generate("Kreis Anders", null);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.navigate("/routes/publishers");
      page.locator("#jwk").fill(other.publisher().jwk());
      page.locator("#thumbprint").fill("A".repeat(43));
      page.locator("#trust").click();
      assertThat(page.locator("#refused")).containsText("FB-SHR-017");
      page.locator("#thumbprint").fill(other.publisher().thumbprint());
      page.locator("#trust").click();
      assertThat(page.locator("#keys-region")).containsText("Kreis Anders");
      row(page, "Kreis Anders").getByText("Vertrauen entziehen").click();
      page.locator("#confirm").click();
      assertThat(row(page, "Kreis Anders")).containsText("Entzogen");
    }
  }

  @Test
  void whatBelongsToAnotherTenantDoesNotExist() throws Exception {
    String hash = context.getBean(Activations.class).history(Neighbour.INSTANCE).getLast().hash();
    RouteChange change = prepared("sozialhilfe-west");
    Takeover takeover = context.getBean(Takeovers.class).of("musterkreis").getLast();
    MockMvc pages = MockMvcBuilders.webAppContextSetup(context).build();
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                "fremd",
                "",
                Persons.authorities(Map.of("anderer-kreis", Set.of(Role.ROUTE_ADMIN)))));
    try {
      for (String address :
          List.of(
              "/routes/instances/" + Neighbour.INSTANCE,
              "/routes/instances/" + Neighbour.INSTANCE + "/flow/sozialhilfe.svg",
              "/routes/instances/" + Neighbour.INSTANCE + "/retire",
              "/routes/change?instance=" + Neighbour.INSTANCE,
              "/routes/changes/" + change.id(),
              "/routes/imports/" + takeover.id())) {
        pages.perform(get(address)).andExpect(status().isNotFound());
      }
      pages
          .perform(post("/routes/instances/" + Neighbour.INSTANCE + "/export"))
          .andExpect(status().isNotFound());
      pages
          .perform(get("/routes/publishers").param("tenant", "musterkreis"))
          .andExpect(status().isForbidden());
      assertThat(pages.perform(get("/routes")).andReturn().getResponse().getContentAsString())
          .doesNotContain(Neighbour.INSTANCE);
      assertThatThrownBy(() -> context.getBean(PackageVersions.class).keep("anderer-kreis", hash))
          .hasMessageContaining("FB-RTE-009");
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static RouteChange prepared(String instance) {
    return context
        .getBean(RouteChanges.class)
        .prepare(
            "musterkreis",
            instance,
            context.getBean(Activations.class).history(Neighbour.INSTANCE).getLast().hash(),
            0,
            Map.of("destination", "gewerbe", "target", Stock.TARGET, "service", "urn:x:y"),
            "admin");
  }

  @Test
  void aStandardIsFoundWithItsCodesAndTheRoutesThatHangOnIt() {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      login(page);
      page.locator(".fb-nav").getByText("Standards").click();
      assertThat(page.locator("#packs-region")).containsText(Neighbour.INSTANCE);
      page.locator("#packs-region a")
          .filter(new Locator.FilterOptions().setHasText("Sozialhilfe"))
          .first()
          .click();
      page.locator("#list-0").click();
      assertThat(page.locator("#codes-region tbody tr").first()).isVisible();
      String code = page.locator("#codes-region tbody th").first().innerText().strip();
      page.locator("#term").fill(code);
      page.locator("#search").click();
      assertThat(page.locator("#codes-region")).containsText(code);
    }
  }

  @Test
  void noPageHasABarrier() {
    RouteChange change = prepared("sozialhilfe-neu");
    List<String> pages =
        List.of(
            "/routes",
            "/routes/instances/" + Neighbour.INSTANCE,
            "/routes/change?instance=" + Neighbour.INSTANCE,
            "/routes/changes/" + change.id(),
            "/routes/instances/" + Neighbour.INSTANCE + "/retire",
            "/routes/imports",
            "/routes/publishers",
            "/routes/new",
            "/routes/bench",
            "/standards",
            "/standards/packs/xsozial-synthetisch/1.0",
            "/standards/import");
    List<String> barriers = new ArrayList<>();
    for (String language : List.of("de-DE", "en-GB")) {
      ColorScheme scheme = language.equals("de-DE") ? ColorScheme.LIGHT : ColorScheme.DARK;
      try (BrowserContext visitor = browser.visitor(language, scheme, 1280)) {
        Page page = visitor.newPage();
        login(page);
        for (String address : pages) {
          page.navigate(address);
          look(page, address + "-" + language, barriers);
          page.setViewportSize(320, 900);
          assertThat(page.evaluate(WIDER)).as(address).isEqualTo("");
          page.setViewportSize(1280, 900);
        }
      }
    }
    assertThat(barriers).isEmpty();
  }

  private static void look(Page page, String name, List<String> barriers) {
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page.locator(".fb-nav [aria-current]")).hasCount(1);
    Browser.photograph(page, name.substring(1).replaceAll("[^a-zA-Z]+", "-"));
    Browser.barriers(page).forEach(barrier -> barriers.add(name + " " + barrier));
  }

  private static Locator row(Page page, String text) {
    return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
  }

  private static void click(Locator locator) {
    locator.click();
  }

  private static List<String> listen(Page page) {
    List<String> said = new ArrayList<>();
    page.onConsoleMessage(message -> said.add(message.text()));
    page.onPageError(said::add);
    return said;
  }

  private static void login(Page page) {
    Browser.logIn(page, "/", "admin", password);
  }
}
