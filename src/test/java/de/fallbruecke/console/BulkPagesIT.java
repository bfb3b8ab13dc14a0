package de.fallbruecke.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Acting on many submissions at once, in a real browser. */
class BulkPagesIT {
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
    assertThat(page.locator("#calm")).isVisible();
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
  void heldSubmissionsAreReleasedTogetherAfterADryRun() throws IOException {
    UUID first = stock.heldWith(Stock.gewerbe(), FaultCode.UNEXPECTED, "why");
    UUID second = stock.heldWith(Stock.gewerbe(), FaultCode.UNEXPECTED, "why");
    UUID announced = stock.announced(Stock.gewerbe());
    Page page = admin.newPage();
    page.navigate("/");
    page.locator("#go-held-" + FaultCode.UNEXPECTED.code()).click();
    assertThat(page).hasURL(Pattern.compile(".*state=HELD&code=" + FaultCode.UNEXPECTED.code()));
    page.navigate("/submissions?destination=gewerbe");
    page.locator("[data-submission='" + first + "'] input").check();
    page.locator("[data-submission='" + second + "'] input").check();
    page.locator("[data-submission='" + announced + "'] input").check();
    page.locator("#act-picked").click();
    assertThat(page.locator("#main")).containsText("3 ausgewählte Einreichungen");
    page.locator("#act-release").check();
    page.locator("#rate").fill("viele");
    page.locator("#try").click();
    assertThat(page.locator("#problems")).containsText("Geben Sie eine Begründung an");
    assertThat(page.locator("#rate")).hasValue("viele");
    page.locator("#rate").fill("");
    page.locator("#reason").fill("=Ursache behoben " + MARKUP);
    page.locator("#try").click();
    assertThat(page).hasURL(Pattern.compile(".*/submissions/jobs/.*"));
    tickUntil(page.locator("#start"), Pattern.compile("2 Einreichungen"));
    assertThat(page.locator("#main")).containsText("Nicht möglich");
    assertThat(page.locator("#main")).containsText(MARKUP);
    Browser.photograph(page, "list-job-dry-de");
    assertThat(submissions().get(first).state()).isEqualTo(SubmissionState.HELD);
    stock.closed(second);
    page.locator("#start").click();
    assertThat(page.locator("h1")).not().containsText("Probelauf");
    tickUntil(page.locator("#count-CHANGED"), Pattern.compile("\\b1\\b"));
    ConsoleSlice.clock(context).tick(Duration.ofSeconds(3));
    assertThat(submissions().get(second).state()).isEqualTo(SubmissionState.CLOSED);
    assertThat(page.locator("[data-item='" + second + "']")).containsText("Inzwischen geändert");
    Browser.photograph(page, "list-job-de");
    Download file = page.waitForDownload(() -> page.locator("#result").click());
    assertThat(Files.readString(file.path())).startsWith("\uFEFF\"Nummer\";\"Einreichung\"");
    page.navigate("/submissions/jobs");
    assertThat(page.locator("tbody tr").first()).isVisible();
    page.close();
  }

  @Test
  void whatWaitsIsTriedAtOnce() {
    List<UUID> both = twice(() -> stock.announced(Stock.sozialhilfe()));
    both.forEach(stock::touch);

    done("retry", both, "FAILED_AGAIN");

    assertThat(both)
        .as("the engine tried: nothing is received in this test")
        .allMatch(id -> submissions().get(id).state() == SubmissionState.HELD);
  }

  @Test
  void deliveriesThatNobodyWantsAreEnded() {
    List<UUID> both = twice(() -> stock.held(Stock.sozialhilfe()));

    done("cancel", both, "SUCCEEDED");

    Deliveries deliveries = context.getBean(Deliveries.class);
    assertThat(both)
        .allMatch(id -> deliveries.of(id).getFirst().state() == DeliveryState.CANCELLED);
  }

  @Test
  void heldSubmissionsAreRejected() {
    List<UUID> both = twice(() -> stock.heldWith(Stock.sozialhilfe(), FaultCode.UNEXPECTED, "why"));

    done("reject", both, "SUCCEEDED");

    assertThat(both)
        .allMatch(
            id ->
                List.of(SubmissionState.REJECTING, SubmissionState.REJECTED)
                    .contains(submissions().get(id).state()));
  }

  @Test
  void aJobThatIsStoppedLeavesTheRestAloneAndSaysSo() {
    List<UUID> five =
        Stream.generate(() -> stock.heldWith(Stock.sozialhilfe(), FaultCode.UNEXPECTED, "why"))
            .limit(5)
            .toList();
    try (Page page = admin.newPage()) {
      order(page, "reject", five, "0.02"); // the second one has to wait for fifty ticks
      page.locator("#start").click();
      assertThat(page.locator("h1")).not().containsText("Probelauf");
      tickUntil(page.locator("#live"), Pattern.compile("[1-4] von 5"));

      page.locator("#stop").click();

      tickUntil(page.locator("#live"), Pattern.compile("Angehalten"));
      long rejected =
          five.stream().filter(id -> submissions().get(id).state() != SubmissionState.HELD).count();
      assertThat(rejected).isBetween(1L, 4L);
      assertThat(page.locator("#count-SUCCEEDED")).containsText("" + rejected);
      assertThat(page.locator("#count-NOT_DONE")).containsText("" + (5 - rejected));
      Browser.photograph(page, "bulk-stopped-de");
    }
  }

  private static List<UUID> twice(java.util.function.Supplier<UUID> submission) {
    return List.of(submission.get(), submission.get());
  }

  /** From the choice to the result, which is the same for all. */
  private static void done(String act, List<UUID> ids, String outcome) {
    try (Page page = admin.newPage()) {
      order(page, act, ids, "");
      page.locator("#start").click();
      assertThat(page.locator("h1")).not().containsText("Probelauf");
      tickUntil(page.locator("#count-" + outcome), Pattern.compile("\\b" + ids.size() + "\\b"));
      assertThat(page.locator("#live")).containsText("Beendet");
      Browser.photograph(page, "bulk-" + act + "-de");
    }
  }

  /** A dry run of the act on these; all are possible. */
  private static void order(Page page, String act, List<UUID> ids, String rate) {
    page.navigate(
        "/submissions/order?" + String.join("&", ids.stream().map(id -> "id=" + id).toList()));
    page.locator("#act-" + act).check();
    page.locator("#reason").fill("Absprache mit der Fachstelle");
    page.locator("#rate").fill(rate);
    page.locator("#try").click();
    tickUntil(page.locator("#start"), Pattern.compile("\\b" + ids.size() + " Einreichungen"));
  }

  /** The job works in the time of this clock. */
  private static void tickUntil(Locator part, Pattern text) {
    Awaitility.await(text.pattern())
        .atMost(Duration.ofSeconds(40))
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              if (part.count() == 1 && text.matcher(part.innerText()).find()) {
                return true;
              }
              ConsoleSlice.clock(context).tick(Duration.ofSeconds(1));
              return false;
            });
  }

  private static Submissions submissions() {
    return context.getBean(Submissions.class);
  }
}
