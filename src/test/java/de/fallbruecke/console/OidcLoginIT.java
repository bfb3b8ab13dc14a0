package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.testkit.LoginProvider;
import de.fallbruecke.testkit.LoginProvider.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Login at a real provider on another site, in a real browser. */
class OidcLoginIT {
  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static LoginProvider provider;
  private static Browser browser;
  private static String whileDown;

  @BeforeAll
  static void open() throws IOException {
    int port = LoginProvider.freePort();
    Path secret = Files.writeString(data.resolve("oidc-secret"), LoginProvider.SECRET + "\n");
    Map<String, Object> settings =
        Map.of(
            "fallbruecke.console.oidc.issuer", LoginProvider.issuer(port),
            "fallbruecke.console.oidc.client-id", LoginProvider.CLIENT,
            "fallbruecke.console.oidc.client-secret-file", secret,
            "fallbruecke.console.oidc.title", "Landkreis-Konto",
            "fallbruecke.console.oidc.grants[0].value", "/landkreis/it",
            "fallbruecke.console.oidc.grants[0].roles", "route-admin@musterkreis",
            "fallbruecke.console.bootstrap-admin", "true");
    context = ConsoleSlice.start(data, data.resolve("drop"), settings);
    String console = "http://127.0.0.1:" + context.getWebServer().getPort();
    browser = new Browser(console);
    try (BrowserContext visitor = visitor()) {
      Page page = visitor.newPage();
      page.navigate("/login");
      page.locator("#with-provider").click();
      whileDown = page.locator("#main").innerText();
    }
    provider =
        LoginProvider.start(
            port,
            console,
            Map.of(
                "erika",
                List.of("/landkreis/it", "/landkreis/alle"),
                "max",
                List.of("/landkreis/alle", "operator@musterkreis", "provider")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (provider != null) {
      provider.close();
    }
    if (context != null) {
      context.close();
    }
  }

  @Test
  void aProviderThatIsDownIsSaidOnTheLoginPageAndUsedAsSoonAsItIsThere() {
    assertThat(whileDown)
        .contains("Der Anmeldedienst ist nicht erreichbar", "FB-ACC-002", "Landkreis-Konto");
  }

  @Test
  void onesGroupsAtTheProviderGrantOnesRolesAndTheLogoutEndsBothSessions() {
    try (BrowserContext visitor = visitor()) {
      Page page = visitor.newPage();
      page.navigate("/routes-or-anything");
      assertThat(page).hasURL(Pattern.compile(".*/login"));
      assertThat(page.locator("#with-provider")).containsText("Landkreis-Konto");
      Browser.photograph(page, "access-login-provider-de");
      logIn(page, "erika");
      assertThat(page.locator(".fb-user bdi")).hasText("erika");
      assertThat(page).hasURL(Pattern.compile(".*/routes-or-anything.*"));
      Cookie session =
          visitor.cookies().stream()
              .filter(cookie -> cookie.name.equals("fallbruecke-session"))
              .findFirst()
              .orElseThrow();
      assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
      assertThat(page.navigate("/submissions").status()).isEqualTo(200);
      assertThat(page.locator(".fb-nav")).not().containsText("Protokoll");
      page.locator(".fb-user button").click();
      assertThat(page.locator("#main")).containsText("Sie sind abgemeldet");
      page.locator("#with-provider").click();
      assertThat(page.locator("input[name=password]")).isVisible();
    }
    assertThat(acts("erika")).contains("LOGOUT", "ROLES_CHANGED", "LOGIN");
    AuditEntry changed =
        entries().stream()
            .filter(entry -> entry.act().equals("ROLES_CHANGED") && entry.person().equals("erika"))
            .findFirst()
            .orElseThrow();
    assertThat(changed.tenant()).isEqualTo("musterkreis");
    assertThat(changed.facts()).containsEntry("after", "route-admin@musterkreis");
  }

  @Test
  void aValueThatNobodyMappedGrantsNothingAndOneIsToldWhatToDo() {
    try (BrowserContext visitor = visitor()) {
      Page page = visitor.newPage();
      page.navigate("/login");
      logIn(page, "max");
      assertThat(page).hasURL(Pattern.compile(".*/no-role"));
      assertThat(page.locator("#main")).containsText("/landkreis/alle");
      assertThat(page.locator("#main")).containsText("max");
      Browser.photograph(page, "access-no-role-de");
      assertThat(Browser.barriers(page)).isEmpty();
      assertThat(page.navigate("/submissions").status()).isEqualTo(403);
      assertThat(page.locator("#main")).containsText("FB-ACC-001");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void anIdentityThatIsNotMeantForUsNowIsRefused(Flaw flaw) {
    provider.sign(flaw);
    try (BrowserContext visitor = visitor()) {
      Page page = visitor.newPage();
      page.navigate("/login");
      logIn(page, "erika");
      assertThat(page).hasURL(Pattern.compile(".*/login\\?refused"));
      assertThat(page.locator("#main")).containsText("FB-ACC-003");
      page.navigate("/submissions");
      assertThat(page).hasURL(Pattern.compile(".*/login"));
    } finally {
      provider.sign(Flaw.NONE);
    }
    assertThat(entries().getFirst().act()).isEqualTo("LOGIN_FAILED");
    assertThat(entries().getFirst().facts())
        .containsEntry("code", flaw == Flaw.NONCE ? "invalid_nonce" : "invalid_id_token");
  }

  @Test
  void aReturnThatNobodyBeganIsRefused() {
    try (BrowserContext visitor = visitor()) {
      Page page = visitor.newPage();
      page.navigate("/login/return/oidc?code=stolen&state=guessed");
      assertThat(page).hasURL(Pattern.compile(".*/login\\?refused"));
    }
  }

  @Test
  void theBootstrapAdminIsOnlyThereWhenAskedForAndSeen() throws IOException {
    String password = Files.readString(data.resolve("admin-password")).strip();
    try (BrowserContext visitor = visitor()) {
      Page page = visitor.newPage();
      page.navigate("/login");
      page.locator("#username").fill("admin");
      page.locator("#password").fill(password);
      page.locator(".fb-form button").click();
      assertThat(page.locator("#main"))
          .containsText("Sie benutzen den Zugang für die Ersteinrichtung");
      Browser.photograph(page, "access-bootstrap-de");
    }
  }

  private static BrowserContext visitor() {
    return browser.visitor("de-DE", ColorScheme.LIGHT, 1280);
  }

  private static void logIn(Page page, String name) {
    // The provider's tokens are of now.
    var clock = ConsoleSlice.clock(context);
    clock.tick(Duration.between(clock.instant(), Instant.now()));
    page.locator("#with-provider").click();
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(LoginProvider.PASSWORD);
    page.locator("button[type=submit]").click();
  }

  private static List<AuditEntry> entries() {
    return context.getBean(Audit.class).find(AuditQuery.newest(TenantScope.all(), 100));
  }

  private static List<String> acts(String person) {
    return entries().stream()
        .filter(entry -> entry.person().equals(person))
        .map(AuditEntry::act)
        .toList();
  }
}
