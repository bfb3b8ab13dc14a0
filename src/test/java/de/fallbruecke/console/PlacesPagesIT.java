package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.alarm.Alarm;
import de.fallbruecke.alarm.AlarmDesk;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.fitconnect.TestKeys;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Destinations and targets as an admin meets them. */
class PlacesPagesIT {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202Efdp.exe";

  @TempDir static Path data;

  private static final DeliveryStub portal = new DeliveryStub();
  private static volatile String published = "our-encryption-key";

  private static ServletWebServerApplicationContext context;
  private static Browser browser;
  private static String password;

  @BeforeAll
  static void open() throws IOException {
    Instant now = ManualClock.standing().instant();
    RSAKey old =
        TestKeys.certifiedUntil(
            TestKeys.encryption("our-encryption-key"), now.plus(Duration.ofDays(20)));
    RSAKey signing = TestKeys.signature("our-signature-key");
    portal.destinationKeys.put(old.getKeyID(), TestKeys.published(old));
    portal.destinationKeys.put(signing.getKeyID(), TestKeys.published(signing));
    portal.instead =
        asked ->
            asked.line().startsWith("GET /submission-api/v2/destinations/")
                    && !asked.line().contains("/keys/")
                ? DeliveryStub.Answer.json(
                    200, "{\"status\":\"active\",\"encryptionKid\":\"%s\"}".formatted(published))
                : null;
    Files.writeString(data.resolve("old.jwk"), old.toJSONString());
    Files.writeString(data.resolve("signing.jwk"), signing.toJSONString());
    Map<String, Object> settings = new HashMap<>();
    String account = "fallbruecke.fitconnect.accounts.test.";
    settings.put(account + "token-url", portal.tokenUrl());
    settings.put(account + "submission-api", portal.base());
    settings.put(account + "client-id", "our-client");
    settings.put(account + "client-secret", "our & secret");
    settings.put("fallbruecke.fitconnect.old-key-rest", "10m");
    for (String name : List.of("soziales", "gewerbe")) {
      String own = "fallbruecke.destinations." + name + ".fitconnect.";
      settings.put(own + "account", "test");
      settings.put(own + "destination-id", UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
      settings.put(own + "decryption-keys[0]", data.resolve("old.jwk"));
      settings.put(own + "signing-key", data.resolve("signing.jwk"));
      settings.put(own + "callback-secret", "a secret for callbacks");
    }
    String test = "fallbruecke.targets.test-fv.";
    settings.put(test + "tenant", "musterkreis");
    settings.put(test + "title", "Testsystem Wohngeld");
    settings.put(test + "type", "file");
    settings.put(test + "productive", "false");
    settings.put(test + "test-deliveries", "true");
    settings.put(test + "file.directory", data.resolve("test-drop"));
    settings.putAll(
        Map.ofEntries(
            Map.entry("fallbruecke.targets.boese.tenant", "musterkreis"),
            Map.entry("fallbruecke.targets.boese.title", HOSTILE),
            Map.entry("fallbruecke.targets.boese.type", "rest"),
            Map.entry("fallbruecke.targets.boese.idempotent", "true"),
            Map.entry("fallbruecke.targets.boese.rest.url", "https://portal.invalid/x?k=geheim")));
    context = ConsoleSlice.startWithFitConnect(data, data.resolve("drop"), settings);
    Stock stock = new Stock(context);
    stock.confirmed(Stock.sozialhilfe());
    stock.held(Stock.sozialhilfe());
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
    portal.close();
  }

  @Test
  void aConnectionIsTestedStepByStepAndTheFailingStepSaysWhatToDo() throws IOException {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor);
      page.getByText("Anschlüsse").first().click();
      page.locator(".fb-subnav").getByText("Fachverfahren").click();
      page.getByText("Fachverfahren Sozialhilfe").click();
      page.locator("#test").click();
      assertThat(page.locator("[data-step=folder]")).containsText("Legen Sie es an");
      assertThat(page.locator("[data-step=write]")).containsText("Nicht versucht");
      Browser.photograph(page, "places-target-failed-de");

      Files.createDirectories(data.resolve("drop"));
      page.locator("#test").click();
      assertThat(page.locator("#check")).containsText("Alle Schritte gelingen");
      assertThat(data.resolve("drop")).isEmptyDirectory();
    }
  }

  @Test
  void aPauseNeedsAReasonIsSeenEverywhereAndIsRecorded() {
    DestinationPauses pauses = context.getBean(DestinationPauses.class);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor);
      page.navigate("/places/destinations/gewerbe");
      page.locator("#pause").click();
      assertThat(page.locator("#reason-hint")).containsText("Nennen Sie einen Grund");
      page.locator("#reason").fill("Umzug <b>des</b> Fachverfahrens");
      page.locator("#pause").click();
      assertThat(page.locator("#paused")).containsText("Umzug <b>des</b> Fachverfahrens");
      assertThat(pauses.of("gewerbe")).isPresent();
      Browser.photograph(page, "places-destination-paused-de");
      page.navigate("/places/destinations");
      assertThat(page.locator("tbody tr").first()).containsText("Angehalten");

      page.navigate("/places/destinations/gewerbe");
      pauses.resume("gewerbe");
      ConsoleSlice.clock(context).tick(java.time.Duration.ofSeconds(1));
      pauses.pause("gewerbe", "somebody", "else");
      page.locator("#resume").click();
      assertThat(page.locator("#changed")).isVisible();
      assertThat(pauses.of("gewerbe")).isPresent();
      page.locator("#resume").click();
      assertThat(page.locator("#paused")).hasCount(0);
      assertThat(pauses.of("gewerbe")).isEmpty();
    }
    List<AuditEntry> noted =
        context.getBean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 50));
    assertThat(noted)
        .extracting(AuditEntry::act)
        .contains("DESTINATION_PAUSED", "DESTINATION_RESUMED");
  }

  @Test
  void aTargetThatIsPausedMeanwhileKeepsTheReasonInTheForm() {
    TargetPauses pauses = context.getBean(TargetPauses.class);
    try (BrowserContext visitor = browser.visitorWithoutScripts()) {
      Page page = login(visitor);
      page.navigate("/places/targets/boese");
      page.locator("#reason").fill("Wartung");
      pauses.pause("boese", "somebody", "first");
      page.locator("#reason").press("Enter");
      assertThat(page.locator("#changed")).isVisible();
      assertThat(page.locator("#paused")).containsText("first");
      pauses.resume("boese");
    }
  }

  /** Clicks that a person makes; the portal of the delivery service is another program. */
  private int clicks;

  private void click(Locator what) {
    what.click();
    clicks++;
  }

  @Test
  void aKeyThatRunsOutIsRenewedFromTheStartPageInAtMostEightClicks() throws Exception {
    ManualClock clock = ConsoleSlice.clock(context);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor);
      page.navigate("/");
      assertThat(page.locator("#go-alarm-FB-ALM-015")).isVisible();
      click(page.locator("#go-alarm-FB-ALM-015"));
      assertThat(page.locator("[data-key=gewerbe]").first())
          .containsText("Läuft bald ab oder ist abgelaufen");
      Browser.photograph(page, "places-keys-ending-de");
      click(page.locator("[data-key=gewerbe]").first().getByText("Erneuern"));
      click(page.locator("#begin"));
      assertThat(page.locator("#renewal")).hasAttribute("data-state", "MADE");
      Browser.photograph(page, "places-key-made-de");

      Download file = page.waitForDownload(() -> click(page.locator("#jwk-file")));
      RSAKey shown = (RSAKey) JWK.parse(Files.readString(file.path()));
      assertThat(shown.isPrivate()).isFalse();
      click(page.locator("#look"));
      assertThat(page.locator("#not-yet")).isVisible();
      clicks--; // too early; whoever publishes first does not need it
      portal.destinationKeys.put(shown.getKeyID(), shown);
      published = shown.getKeyID();
      click(page.locator("#look"));
      assertThat(page.locator("#renewal")).hasAttribute("data-state", "PUBLISHED");
      assertThat(page.locator("#obstacles")).isVisible();
      Browser.photograph(page, "places-key-published-de");

      clock.tick(Duration.ofMinutes(11));
      assertThat(page.locator("#sure")).isVisible(); // by itself
      click(page.locator("#sure"));
      click(page.locator("#finish"));
      assertThat(page.locator("#renewal")).hasCount(0);
      assertThat(page.locator("#own-keys")).containsText(shown.getKeyID());
      assertThat(page.locator("#own-keys")).not().containsText("our-encryption-key");
      Browser.photograph(page, "places-key-renewed-de");
      assertThat(clicks).isLessThanOrEqualTo(8);
    }
    assertThat(acts()).contains("KEY_MADE", "KEY_PUBLISHED", "KEY_RENEWED");
  }

  @Test
  void aTestDeliveryNeedsAReasonAndAConfirmationAndLeavesNoSubmission() throws IOException {
    Files.createDirectories(data.resolve("test-drop"));
    long before = count("submission") + count("delivery") + count("evidence");
    try (BrowserContext visitor = browser.visitorWithoutScripts()) {
      Page page = login(visitor);
      page.navigate("/places/targets/sozialhilfe-fv");
      assertThat(page.locator("#trial-off")).containsText("test-deliveries");
      assertThat(page.locator("#send-test")).hasCount(0);

      page.navigate("/places/targets/test-fv");
      page.locator("#test-sure").check();
      page.locator("#send-test").click();
      assertThat(page.locator("#test-reason-hint")).containsText("Nennen Sie einen Grund");
      page.locator("#test-reason").fill("Neues Testsystem <b>erreichbar</b>?");
      page.locator("#test-sure").check();
      page.locator("#send-test").click();
      assertThat(page.locator("#trial [data-step=hand-over]")).containsText("In Ordnung");
      assertThat(page.locator("#trial")).containsText("Alle Schritte gelingen");
      Browser.photograph(page, "places-target-test-de");
    }
    try (Stream<Path> files = Files.walk(data.resolve("test-drop"))) {
      assertThat(files.filter(file -> file.toString().endsWith("case.xml"))).hasSize(1);
    }
    assertThat(count("submission") + count("delivery") + count("evidence")).isEqualTo(before);
    assertThat(acts()).contains("TEST_DELIVERED");
  }

  @Test
  void whoLooksAfterAnAlarmIsShownAndTwoAtOnceAreTold() {
    AlarmDesk desk = context.getBean(AlarmDesk.class);
    Alarms alarms = context.getBean(Alarms.class);
    Person other = new Person("kollegin", Map.of("*", Set.of(Role.OPERATOR)));
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor);
      page.navigate("/alarms");
      Locator take = page.locator("article form button").first();
      assertThat(take).hasText("Ich kümmere mich darum");
      Alarm seen = alarms.open().getFirst();
      page.evaluate( // the page must not hear of it before the person presses
          "document.addEventListener('htmx:beforeRequest', event => event.preventDefault())");
      desk.take(other, seen.id(), seen.version());
      page.locator("#take-" + seen.id()).click();
      assertThat(page.locator("#changed")).isVisible();
      assertThat(page.locator("#care-" + seen.id())).containsText("kollegin kümmert sich darum");
      page.locator("#take-" + seen.id()).click();
      assertThat(page.locator("#care-" + seen.id())).containsText("Sie kümmern sich darum");
      Browser.photograph(page, "alarms-taken-de");
      page.locator("#take-" + seen.id()).click();
      assertThat(page.locator("#care-" + seen.id())).hasCount(0);
    }
    assertThat(acts()).contains("ALARM_TAKEN", "ALARM_GIVEN_BACK");
  }

  private static List<String> acts() {
    return context.getBean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 50)).stream()
        .map(AuditEntry::act)
        .toList();
  }

  private static long count(String table) {
    return context
        .getBean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  @Test
  void noPageHasABarrierAndWhatOthersWroteStaysInert() {
    List<String> barriers = new ArrayList<>();
    for (String language : List.of("de-DE", "en-GB")) {
      ColorScheme scheme = language.equals("de-DE") ? ColorScheme.LIGHT : ColorScheme.DARK;
      try (BrowserContext visitor = browser.visitor(language, scheme, 1280)) {
        Page page = login(visitor);
        page.onDialog(dialog -> barriers.add("a script ran"));
        String variant = language.substring(0, 2) + "-" + scheme.name().toLowerCase(Locale.ROOT);
        for (String address : addresses()) {
          assertThat(page.navigate(address).status()).as(address).isEqualTo(200);
          look(page, address, variant, barriers);
        }
        assertThat(page.content()).doesNotContain("geheim");
      }
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 320)) {
      Page page = login(visitor);
      for (String address : addresses()) {
        assertThat(page.navigate(address).status()).as(address).isEqualTo(200);
        look(page, address, "narrow", barriers);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .as(address)
            .isLessThanOrEqualTo(320);
      }
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void aPlaceThatIsNotThereIs404() {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor);
      assertThat(page.navigate("/places/targets/nothing").status()).isEqualTo(404);
      assertThat(page.navigate("/places/destinations/nothing").status()).isEqualTo(404);
    }
  }

  private static List<String> addresses() {
    return List.of(
        "/places/destinations",
        "/places/destinations/soziales",
        "/places/targets",
        "/places/targets/boese",
        "/places/targets/sozialhilfe-fv",
        "/places/targets/test-fv",
        "/places/keys",
        "/places/keys/soziales",
        "/alarms",
        "/alarms?state=over");
  }

  private static void look(Page page, String address, String variant, List<String> barriers) {
    Browser.photograph(page, "places" + address.replaceAll("[/?=]", "-") + "-" + variant);
    Browser.barriers(page).forEach(found -> barriers.add(address + " " + variant + ": " + found));
  }

  private static Page login(BrowserContext visitor) {
    Page page = visitor.newPage();
    Browser.logIn(page, "/submissions", "admin", password);
    return page;
  }
}
