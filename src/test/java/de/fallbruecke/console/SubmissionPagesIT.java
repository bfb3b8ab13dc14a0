package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import de.fallbruecke.console.submissions.SampleCase;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.UserDetailsManager;

/** The page of one submission, its acts and its content, as people of each role meet them. */
class SubmissionPagesIT {
  private static final String PASSWORD = "only-for-this-test";
  private static final String MARKUP =
      "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script>";

  @TempDir static Path data;

  private static Path drop;
  private static ServletWebServerApplicationContext context;
  private static Stock stock;
  private static EvidenceLog evidence;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    drop = data.resolve("drop");
    context = ConsoleSlice.start(data, drop, Map.of());
    stock = new Stock(context);
    evidence = context.getBean(EvidenceLog.class);
    browser = new Browser("http://127.0.0.1:" + context.getWebServer().getPort());
    person("olga", Role.OPERATOR, "musterkreis");
    person("vera", Role.VIEWER, "musterkreis");
    person("fremd", Role.OPERATOR, "anderswo");
    Files.createDirectories(Path.of("target", "screenshots"));
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
  void noPageOfASubmissionHasABarrierInEitherLanguageLightOrDark() {
    UUID held = stock.held(Stock.sozialhilfe());
    UUID confirmed = stock.confirmed(Stock.sozialhilfe());
    List<String> barriers = new ArrayList<>();
    for (String language : List.of("de-DE", "en-GB")) {
      ColorScheme scheme = language.equals("de-DE") ? ColorScheme.LIGHT : ColorScheme.DARK;
      String variant =
          language.substring(0, 2) + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
      try (BrowserContext visitor = browser.visitor(language, scheme, 1280)) {
        Page page = login(visitor, "olga");
        page.navigate("/submissions/" + held);
        look(page, "submissions-held-" + variant, barriers);
        page.locator("#release").click();
        look(page, "submissions-release-" + variant, barriers);
        page.navigate("/submissions/" + held + "/acts/reject");
        page.locator("#reason").fill("Bitte reichen Sie den Mietvertrag nach.");
        page.locator("#see").click();
        look(page, "submissions-reject-" + variant, barriers);
        showContent(page, confirmed);
        look(page, "submissions-content-" + variant, barriers);
      }
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 320)) {
      Page page = login(visitor, "olga");
      page.navigate("/submissions/" + held);
      look(page, "submissions-narrow-held", barriers);
      narrow(page);
      page.locator("#release").click();
      narrow(page);
      showContent(page, confirmed);
      look(page, "submissions-narrow-content", barriers);
      narrow(page);
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void theApplicationThatDidNotArriveIsFoundOnTheStartPageAndDeliveredInFourClicks()
      throws IOException {
    UUID id = stock.held(Stock.sozialhilfe().called("Wohnkosten übernehmen"));
    Files.createDirectories(drop);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      page.navigate("/");
      page.locator("#go-held-FB-DEL-014").click();
      page.locator("#open-" + id).click();
      assertThat(page.locator("#live")).containsText("FB-DEL-014");
      assertThat(page.locator("#live")).containsText("muss nichts tun");
      assertThat(page.locator("#live")).containsText("Das Portal wartet höchstens bis");
      page.locator("#release").focus();
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/acts/release"));
      page.locator("#reason").fill("Verzeichnis ist wieder eingehängt");
      page.locator("#confirm").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#main")).containsText("Die Einreichung läuft weiter");
      assertThat(page.locator(".fb-title__state")).containsText("Bestätigt");
      assertThat(page.locator(".fb-timeline")).containsText("Von Hand freigegeben");
      assertThat(page.locator(".fb-timeline")).containsText("Verzeichnis ist wieder eingehängt");
      page.navigate("/submissions/" + id + "/acts/release");
      assertThat(page.locator("#main")).containsText("Das ist jetzt nicht möglich");
    }
    assertThat(facts(id, "RELEASED")).containsEntry("by", "olga");
  }

  @Test
  void aDeliveryOfUnknownOutcomeIsMarkedAsArrivedWithItsReason() {
    UUID id = stock.ambiguous(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      page.navigate("/submissions/" + id);
      assertThat(page.locator("#live")).containsText("Ob der Fall im Fachverfahren angekommen ist");
      page.locator("#mark-delivered-" + Stock.TARGET).click();
      page.locator("#confirm").click();
      assertThat(page.locator("#reason:invalid")).hasCount(1);
      page.locator("#reason").fill("Fallnummer dort gefunden");
      page.locator("#confirm").click();
      assertThat(page.locator(".fb-title__state")).containsText("Bestätigt");
    }
    assertThat(facts(id, "DELIVERY_MARKED_DELIVERED"))
        .containsEntry("by", "olga")
        .containsEntry("reason", "Fallnummer dort gefunden");
  }

  @Test
  void anActOnASubmissionThatChangedMeanwhileIsNotDoneAndTheReasonIsKept() {
    UUID id = stock.held(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      page.navigate("/submissions/" + id + "/acts/close");
      assertThat(page.locator("#main")).containsText("Das ist jetzt nicht möglich");
      page.navigate("/submissions/" + id + "/acts/reject");
      page.locator("#reason").fill("Falsche Behörde");
      page.locator("#see").click();
      assertThat(page.locator("#preview")).containsText("Falsche Behörde");
      stock.touch(id);
      page.locator("#confirm").click();
      assertThat(page.locator("#main")).containsText("Inzwischen hat sich etwas geändert");
      assertThat(page.locator("#reason")).hasValue("Falsche Behörde");
      Browser.photograph(page, "submissions-changed-de");
      assertThat(evidence.of(id)).noneMatch(e -> e.event().kind().equals("REJECTING"));
      page.locator("#see").click();
      page.locator("#confirm").click();
      assertThat(page.locator("#main")).containsText("Die Ablehnung ist beschlossen");
    }
    assertThat(facts(id, "REJECTING")).containsEntry("reason", "Falsche Behörde");
  }

  @Test
  void anAnswerThatIsHeldForAnotherReasonMeanwhileIsNotDecidedAndTheReasonIsKept() {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    Reply reply = stock.heldReply(id);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      page.navigate("/replies/" + reply.id());
      page.locator("#reason-close").fill("Per Post beantwortet");
      stock.heldAgain(reply, FaultCode.REMOTE_BUSY);
      page.locator("#close").click();
      assertThat(page.locator("#main")).containsText("Inzwischen hat sich etwas geändert");
      assertThat(page.locator("#main")).containsText(FaultCode.REMOTE_BUSY.code());
      assertThat(page.locator("#reason-close")).hasValue("Per Post beantwortet");
      assertThat(page.locator("#reason-release")).hasValue("");
      assertThat(evidence.of(id)).noneMatch(e -> e.event().kind().equals("REPLY_CLOSED"));
      Browser.photograph(page, "submissions-reply-changed-de");
      assertThat(Browser.barriers(page)).isEmpty();
      page.locator("#close").click();
      assertThat(page.locator("#main")).containsText("Die Antwort ist beendet");
    }
    assertThat(facts(id, "REPLY_CLOSED"))
        .containsEntry("by", "olga")
        .containsEntry("reason", "Per Post beantwortet");
  }

  @Test
  void contentIsShownForAReasonOnlyAndHiddenOnLeavingAndAfterItsTime() {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("en-GB", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      page.navigate("/submissions/" + id);
      assertThat(page.content()).doesNotContain("Müller-Lüdenscheidt", "Mietvertrag.pdf");
      page.navigate("/submissions/" + id + "/content");
      assertThat(page).hasURL(Pattern.compile(".*/submissions/" + id + "#content"));
      page.locator("#why").selectOption("OTHER");
      page.locator("#show-content").click();
      assertThat(page.locator("#content")).containsText("Please choose a reason");
      assertThat(evidence.of(id)).noneMatch(e -> e.event().kind().equals("CONTENT_VIEWED"));
      page.locator("#words").fill("Ticket 4711");
      page.locator("#show-content").click();
      assertThat(page.locator("#content")).containsText("Müller-Lüdenscheidt");
      assertThat(page.locator("#content")).containsText("612.50 EUR");
      assertThat(page.locator("#content")).containsText("/antrag/wohnung/miete");
      assertThat(page.locator("#content")).containsText("Fernwärme");
      assertThat(facts(id, "CONTENT_VIEWED"))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("by", "olga", "why", "OTHER", "reason", "Ticket 4711", "what", "case"));
      String shown = page.url();
      page.navigate("/submissions/" + id);
      assertThat(page.locator(".fb-timeline")).containsText("Content was viewed");
      page.navigate(shown);
      assertThat(page.locator("#show-content")).isVisible();
      showContent(page, id);
      ConsoleSlice.clock(context).tick(Duration.ofMinutes(11));
      page.reload();
      assertThat(page.content()).doesNotContain("Müller-Lüdenscheidt");
      APIResponse direct = visitor.request().get(shown);
      assertThat(direct.text()).doesNotContain("Müller-Lüdenscheidt");
    }
  }

  @Test
  void whyATargetDidNotTakeTheCaseIsContentShownInertAndGoneWithIt() {
    String words = "Frau Müller-Lüdenscheidt wohnt in der Stadt. " + MARKUP + "\u202E";
    UUID id = stock.refused(Stock.sozialhilfe(), words);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      page.navigate("/submissions/" + id);
      assertThat(page.locator("#live")).containsText("FB-DEL-004");
      assertThat(page.content()).doesNotContain("wohnt in der Stadt");
      assertThat(evidence.of(id))
          .noneMatch(entry -> entry.event().facts().toString().contains("wohnt in der Stadt"));

      showContent(page, id);
      assertThat(page.locator("#refusals")).containsText("sozialhilfe-fv");
      assertThat(page.locator("#refusals")).containsText("Nicht zuständig: Frau Müller");
      assertThat(page.locator("#refusals")).containsText("<script>window.hurt=1</script>");
      assertThat(page.locator("#refusals")).containsText("[U+202E]");
      Browser.photograph(page, "submissions-refusal-words");
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      assertThat(facts(id, "CONTENT_VIEWED")).containsEntry("what", "case");
    }
    assertThat(context.getBean(Vault.class).parts(id))
        .as("destroyed with the content of the submission")
        .anyMatch(part -> part.name().startsWith("refusal/"));
  }

  @Test
  void aDocumentComesAsAFileOnlyAndEachIsRecorded() throws IOException {
    String override = "../rechnung\u202Efdp.exe";
    UUID id =
        stock.confirmed(
            Stock.sozialhilfe().with(SampleCase.JSON.replace("Mietvertrag.pdf", override)));
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      showContent(page, id);
      List<Map<String, String>> headers = new ArrayList<>();
      page.onResponse(
          response -> {
            if (response.url().contains("/documents/")) {
              headers.add(response.headers());
            }
          });
      Download download =
          page.waitForDownload(() -> page.locator("#documents button").first().click());
      assertThat(Files.readAllBytes(download.path())).isEqualTo(Stock.DOCUMENT);
      assertThat(download.suggestedFilename()).doesNotContain("/", "\u202E", "..");
      assertThat(headers.getFirst())
          .containsEntry("x-content-type-options", "nosniff")
          .containsEntry("content-security-policy", "default-src 'none'; sandbox")
          .containsEntry("content-type", "application/octet-stream")
          .containsEntry("cache-control", "no-store");
    }
    assertThat(facts(id, "CONTENT_VIEWED").get("what")).startsWith("attachment/");
  }

  @Test
  void whatAPersonMayNotDoIsNotOfferedAndWhatTheyMayNotSeeDoesNotExist() {
    UUID id = stock.held(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "vera");
      page.navigate("/submissions/" + id);
      assertThat(page.locator("h1")).containsText("Hilfe zum Lebensunterhalt");
      assertThat(page.locator("#release, #show-content, .fb-acts")).hasCount(0);
      assertThat(page.navigate("/submissions/" + id + "/acts/release").status()).isEqualTo(403);
      assertThat(page.navigate("/submissions/" + id + "/content").status()).isEqualTo(403);
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "fremd");
      for (String below : List.of("", "/acts/release", "/content")) {
        assertThat(page.navigate("/submissions/" + id + below).status()).isEqualTo(404);
        String here = page.locator("main").innerText();
        page.navigate("/submissions/" + UUID.randomUUID() + below);
        assertThat(page.locator("main").innerText()).isEqualTo(here);
      }
    }
  }

  @Test
  void withoutACaseOrAfterThePurgeThePageSaysSo() {
    UUID announced = stock.heldWith(Stock.sozialhilfe(), FaultCode.NO_ROUTE, "No route.");
    UUID purged = stock.confirmed(Stock.sozialhilfe());
    stock.purge(purged);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      showContent(page, announced, "Es gibt noch keinen Fall");
      page.navigate("/submissions/" + purged);
      assertThat(page.locator("#content")).containsText("Der Inhalt wurde");
      assertThat(page.locator("#show-content")).hasCount(0);
      assertThat(page.locator(".fb-timeline")).containsText("Inhalt gelöscht");
    }
  }

  @Test
  void hostileContentStaysInert() {
    UUID id =
        stock.confirmed(
            Stock.sozialhilfe()
                .called(MARKUP + "{{7*7}}${7*7}[[${7*7}]]")
                .with(
                    SampleCase.JSON
                        .replace("Mietvertrag.pdf", "rechnung\u202Efdp.exe")
                        .replace("Müller-Lüdenscheidt", MARKUP.replace("\"", "\\\""))
                        .replace("Monatliche Miete", MARKUP.replace("\"", "\\\""))
                        .replace("Straße des Friedens", "A".repeat(1_000_000))));
    stock.note(id, MARKUP, Map.of(MARKUP, MARKUP + "\u202E", "href", "javascript:window.hurt=1"));
    UUID rejected = stock.rejected(Stock.sozialhilfe(), MARKUP);
    UUID held = stock.heldWith(Stock.sozialhilfe(), FaultCode.UNEXPECTED, MARKUP + "\u202E");
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "olga");
      List<String> said = new ArrayList<>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.onPageError(said::add);
      page.navigate("/submissions/" + rejected);
      assertThat(page.locator("#main")).containsText("<script>window.hurt=1</script>");
      page.navigate("/submissions/" + held + "/acts/reject");
      page.locator("#reason").fill(MARKUP);
      page.locator("#see").click();
      assertThat(page.locator("#preview")).containsText("<script>window.hurt=1</script>");
      page.navigate("/submissions/" + held);
      page.locator("#trouble-detail summary").click();
      assertThat(page.locator("#trouble-detail")).containsText("[U+202E]");
      page.navigate("/submissions/" + id);
      assertThat(page.locator(".fb-timeline")).containsText("<script>window.hurt=1</script>");
      showContent(page, id, "<script>window.hurt=1</script>");
      Browser.photograph(page, "submissions-hostile");
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      assertThat(page.locator("img[src=x], bdi script, dd script")).hasCount(0);
      assertThat(said).isEmpty();
    }
  }

  private static void person(String name, Role role, String tenant) {
    context
        .getBean(UserDetailsManager.class)
        .createUser(
            User.withUsername(name)
                .password(context.getBean(PasswordEncoder.class).encode(PASSWORD))
                .authorities(Persons.authorities(Map.of(tenant, Set.of(role))))
                .build());
  }

  private static Map<String, String> facts(UUID id, String kind) {
    return evidence.of(id).stream()
        .map(Entry::event)
        .filter(event -> event.kind().equals(kind))
        .reduce((first, last) -> last)
        .orElseThrow()
        .facts();
  }

  private static void showContent(Page page, UUID id) {
    showContent(page, id, "Müller-Lüdenscheidt");
  }

  private static void showContent(Page page, UUID id, String expected) {
    page.navigate("/submissions/" + id);
    page.locator("#why").selectOption("SET_RIGHT");
    page.locator("#show-content").click();
    assertThat(page.locator("#content")).containsText(expected);
  }

  private static void look(Page page, String name, List<String> barriers) {
    Browser.photograph(page, name);
    Browser.barriers(page).forEach(barrier -> barriers.add(name + " " + barrier));
  }

  private static void narrow(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("fits into " + page.viewportSize().width)
        .isEqualTo(true);
  }

  private static Page login(BrowserContext visitor, String name) {
    Page page = visitor.newPage();
    Browser.logIn(page, "/submissions", name, PASSWORD);
    return page;
  }
}
