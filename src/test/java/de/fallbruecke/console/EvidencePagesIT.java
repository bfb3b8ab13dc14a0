package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import de.fallbruecke.casefile.CaseIds;
import de.fallbruecke.casefile.CaseNumber;
import de.fallbruecke.cli.FallbrueckeCommand;
import de.fallbruecke.proof.Proofs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.UserDetailsManager;

/** The area of evidence as an auditor meets it. */
class EvidencePagesIT {
  private static final String PASSWORD = "only-for-this-test";

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Stock stock;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    context = ConsoleSlice.start(data, data.resolve("drop"), Map.of());
    stock = new Stock(context);
    browser = new Browser("http://127.0.0.1:" + context.getWebServer().getPort());
    person("anna", Role.AUDITOR, "musterkreis");
    person("rita", Role.AUDITOR, "*");
    person("vera", Role.VIEWER, "musterkreis");
    person("fremd", Role.AUDITOR, "anderswo");
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
  void anAuditorProvesWhatHappenedFromTheStartPageInThreeClicks() throws IOException {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    stock.purge(id);
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "anna");
      page.navigate("/");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nachweise")).click();
      page.locator("#text").fill(CaseNumber.of(CaseIds.of(id)));
      page.locator("#lookup button").click();
      assertThat(page).hasURL(Pattern.compile(".*/evidence/" + id));
      assertThat(page.locator("#main")).containsText("Die Kette ist unversehrt");
      assertThat(page.locator(".fb-chain")).containsText("Inhalt gelöscht");
      Download download = page.waitForDownload(() -> page.locator("#export").click());
      assertThat(download.suggestedFilename()).isEqualTo("nachweis-" + id + ".zip");
      String thumbprint = page.locator("#thumbprint").innerText();
      page.reload();
      assertThat(page.locator(".fb-chain")).containsText("Nachweis ausgegeben");
      Path proof = Path.of("target", "screenshots", "nachweis.zip");
      Files.copy(download.path(), proof, StandardCopyOption.REPLACE_EXISTING);
      assertThat(verify(proof, thumbprint)).isZero();
      assertThat(verify(proof, "somebody-else")).isEqualTo(1);
    }
  }

  @Test
  void aChangedChainIsShownWhereItWasChangedAndFoundByTheCheckOfAll() {
    UUID good = stock.confirmed(Stock.gewerbe());
    UUID id = stock.confirmed(Stock.sozialhilfe());
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    jdbc.sql("update evidence set kind = 'REJECTED' where submission = ? and number = 3")
        .param(id)
        .update();
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "rita");
      page.navigate("/evidence/" + id);
      assertThat(page.locator("#main")).containsText("Die Kette ist ab Eintrag 3 nicht mehr");
      assertThat(page.locator(".fb-chain--broken").first()).containsText("3");
      Browser.photograph(page, "evidence-broken-de");
      page.navigate("/evidence");
      page.locator("#begin-check").click();
      assertThat(page.locator("#live")).containsText("Abgeschlossen");
      assertThat(page.locator("#live")).containsText(id.toString());
      assertThat(page.locator("#live")).not().containsText(good.toString());
      Browser.photograph(page, "evidence-check-de");
    }
    jdbc.sql("delete from evidence where submission = ?").param(id).update();
  }

  @Test
  void noPageOfTheAreaHasABarrierInEitherLanguageLightOrDark() {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    stock.note(id, "<script>window.hurt=1</script>", Map.of("\u202Efact", "<img src=x>"));
    List<String> barriers = new ArrayList<>();
    for (String language : List.of("de-DE", "en-GB")) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        String variant =
            language.substring(0, 2) + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        try (BrowserContext visitor = browser.visitor(language, scheme, 1280)) {
          Page page = login(visitor, "anna");
          page.navigate("/evidence");
          look(page, "evidence-start-" + variant, barriers);
          page.navigate("/evidence/" + id);
          look(page, "evidence-chain-" + variant, barriers);
        }
      }
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 320)) {
      Page page = login(visitor, "anna");
      for (String path : List.of("/evidence", "/evidence/" + id)) {
        page.navigate(path);
        look(page, "evidence-narrow" + (path.length() > 10 ? "-chain" : ""), barriers);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
            .as("fits: " + path)
            .isEqualTo(true);
      }
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      assertThat(page.locator("img[src=x], bdi script")).hasCount(0);
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void evidenceOfAnotherTenantDoesNotExistAndAViewerMayNotSeeAny() {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "fremd");
      assertThat(page.navigate("/evidence/" + id).status()).isEqualTo(404);
      page.navigate("/evidence?text=" + id);
      assertThat(page.locator("#main")).containsText("Dazu gibt es keine Einreichung");
    }
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "vera");
      assertThat(page.navigate("/evidence/" + id).status()).isEqualTo(403);
      assertThat(page.navigate("/evidence").status()).isEqualTo(403);
    }
  }

  @Test
  void aProofFileIsCheckedAndSaidToBeGenuineOrWhereItFails() throws IOException {
    UUID id = stock.confirmed(Stock.sozialhilfe());
    byte[] proof = exported(id);
    Map<String, byte[]> files = Archives.unpacked(proof);
    files.put("kette/00002.txt", "x\n2\nx\nx\n{}\n".getBytes(StandardCharsets.UTF_8));
    byte[] altered = Archives.packed(files);
    List<String> barriers = new ArrayList<>();
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "anna");
      page.navigate("/evidence");
      check(page, proof);
      assertThat(page.locator("#verdict"))
          .containsText("Nichts ist falsch, aber nicht alles ist bewiesen");
      // the key of the one signed event of this stock was never kept
      assertThat(page.locator("#verdict"))
          .containsText("Nicht zu jedem signierten Ereignis liegt der Schlüssel bei");
      assertThat(page.locator("#main")).containsText("Signiert hat diese Installation");
      assertThat(page.locator("#main")).containsText("Keine Datei wurde verändert");
      assertThat(page.locator("#main")).containsText("Unser Bestand sagt dasselbe");
      assertThat(page.locator("#main")).containsText(context.getBean(Proofs.class).thumbprint());
      look(page, "evidence-verified-de", barriers);
      page.locator("#open").click();
      assertThat(page).hasURL(Pattern.compile(".*/evidence/" + id));

      page.navigate("/evidence");
      check(page, altered);
      assertThat(page.locator("#verdict")).containsText("Das ist kein gültiger Nachweis");
      assertThat(page.locator("#verdict")).containsText("Eine Datei wurde verändert");
      look(page, "evidence-altered-de", barriers);
    }
    try (BrowserContext visitor = browser.visitor("en-GB", ColorScheme.DARK, 320)) {
      Page page = login(visitor, "fremd");
      page.navigate("/evidence");
      check(page, proof);
      assertThat(page.locator("#verdict")).containsText("not everything is proven");
      assertThat(page.locator("#main")).containsText("Nothing is here of this submission");
      assertThat(page.locator("#open")).hasCount(0);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
      look(page, "evidence-verified-en", barriers);
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void whatIsNoProofOrOfSomebodyElseEndsInAPlainSentence() throws IOException {
    UUID id = stock.confirmed(Stock.gewerbe());
    byte[] proof = exported(id);
    Map<String, byte[]> foreign = Archives.unpacked(proof);
    String own = new String(foreign.get("schluessel/fallbruecke.jwk.json"), StandardCharsets.UTF_8);
    foreign.put(
        "schluessel/fallbruecke.jwk.json", Archives.otherKey(own).getBytes(StandardCharsets.UTF_8));
    Map<byte[], String> hostile = new java.util.LinkedHashMap<>();
    hostile.put("no archive".getBytes(StandardCharsets.UTF_8), "nicht die Form eines Nachweises");
    hostile.put(Archives.bomb(200), "nicht die Form eines Nachweises");
    hostile.put(
        Archives.packed(Map.of("../../etc/passwd", new byte[0])),
        "nicht die Form eines Nachweises");
    hostile.put(
        Archives.packed(Map.of("n".repeat(60_000), new byte[0])),
        "nicht die Form eines Nachweises");
    hostile.put(Archives.packed(foreign), "Die Signatur der Erklärung ist ungültig");
    hostile.put(named(proof, id, 1_000_000), "nicht die Form eines Nachweises");
    hostile.put(named(proof, id, 30_000), "Die Signatur der Erklärung ist ungültig");
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "anna");
      for (Map.Entry<byte[], String> one : hostile.entrySet()) {
        page.navigate("/evidence");
        check(page, one.getKey());
        assertThat(page.locator("#verdict")).containsText("Das ist kein gültiger Nachweis");
        assertThat(page.locator("#verdict")).containsText(one.getValue());
        assertThat(page.content().length()).isLessThan(50_000);
      }
      assertThat(page.evaluate("window.hurt === undefined")).isEqualTo(true);
      page.navigate("/evidence");
      page.evaluate("document.getElementById('proof').removeAttribute('required')");
      page.locator("#verify-proof").click();
      assertThat(page.locator("#refused")).containsText("FB-UPL-002");
      page.navigate("/evidence");
      page.locator("#proof")
          .setInputFiles(Files.write(data.resolve("large.zip"), new byte[34 * 1024 * 1024]));
      page.locator("#verify-proof").click();
      assertThat(page.locator("#refused")).containsText("FB-PAG-413");
    }
  }

  /** Its statement lists a file of a name that is long, hostile and not there. */
  private static byte[] named(byte[] proof, UUID id, int length) throws IOException {
    Map<String, byte[]> files = Archives.unpacked(proof);
    files.put(
        "erklaerung.json",
        "{\"proof\":1,\"submission\":\"%s\",\"files\":{\"%s\":\"x\"}}"
            .formatted(id, "<script>window.hurt=1</script>\u202E" + "n".repeat(length))
            .getBytes(StandardCharsets.UTF_8));
    return Archives.packed(files);
  }

  private static byte[] exported(UUID id) throws IOException {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = login(visitor, "anna");
      page.navigate("/evidence/" + id);
      return Files.readAllBytes(page.waitForDownload(() -> page.locator("#export").click()).path());
    }
  }

  private static void check(Page page, byte[] file) {
    // one person may ask ten times a minute
    ConsoleSlice.clock(context).tick(Duration.ofSeconds(10));
    page.locator("#proof").setInputFiles(new FilePayload("nachweis.zip", "application/zip", file));
    page.locator("#verify-proof").click();
  }

  private static int verify(Path proof, String thumbprint) {
    return FallbrueckeCommand.execute(
        Object.class, "evidence", "verify", proof.toString(), "--key", thumbprint);
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

  private static void look(Page page, String name, List<String> barriers) {
    Browser.photograph(page, name);
    Browser.barriers(page).forEach(barrier -> barriers.add(name + " " + barrier));
  }

  private static Page login(BrowserContext visitor, String name) {
    Page page = visitor.newPage();
    Browser.logIn(page, "/submissions", name, PASSWORD);
    return page;
  }
}
