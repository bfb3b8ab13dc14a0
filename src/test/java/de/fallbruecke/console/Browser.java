package de.fallbruecke.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Debian's Chromium under Playwright; nothing is downloaded. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM =
      Path.of(
          System.getProperty(
              "chromium",
              Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium")));

  /** Milliseconds; a page that is right shows it in far less, on a busy machine too. */
  private static final double PATIENCE = 30_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final String address;

  Browser(String address) {
    this.address = address;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PATH", System.getenv("PATH"))));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking")));
  }

  /** A visitor who goes on with the login of another one. */
  BrowserContext visitorLoggedInAs(BrowserContext other, String language, int width) {
    BrowserContext visitor = visitor(language, ColorScheme.LIGHT, width);
    visitor.addCookies(
        other.cookies().stream()
            .filter(cookie -> !cookie.name.equals("fallbruecke-language"))
            .map(
                cookie ->
                    new com.microsoft.playwright.options.Cookie(cookie.name, cookie.value)
                        .setDomain(cookie.domain)
                        .setPath(cookie.path))
            .toList());
    return visitor;
  }

  /** A fresh visitor without cookies. */
  BrowserContext visitor(String language, ColorScheme scheme, int width) {
    BrowserContext visitor =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 900));
    visitor.setDefaultTimeout(PATIENCE);
    return visitor;
  }

  /** Asks for an address, logs in where that is demanded, and arrives. */
  static void logIn(Page page, String address, String name, String password) {
    page.navigate(address);
    page.locator("#username").fill(name);
    page.locator("#password").fill(password);
    page.locator(".fb-login button").click();
    page.waitForURL(url -> !url.contains("/login"));
  }

  /** One whose browser runs no scripts. */
  BrowserContext visitorWithoutScripts() {
    return browser.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(address)
            .setLocale("de-DE")
            .setJavaScriptEnabled(false));
  }

  /** Findings of axe under WCAG 2.1 A and AA; empty is what is wanted. */
  static List<String> barriers(Page page) {
    return axe(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
        .analyze()
        .getViolations()
        .stream()
        .map(Browser::described)
        .toList();
  }

  /**
   * The same, light and dark. A scheme changes colours and nothing else, so in the dark one only
   * the rules about colours are asked again.
   */
  static List<String> barriersLightAndDark(Page page) {
    List<String> found = new java.util.ArrayList<>(barriers(page));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    axe(page).withRules(List.of("color-contrast")).analyze().getViolations().stream()
        .map(rule -> "dark " + described(rule))
        .forEach(found::add);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    return found;
  }

  /** Without frames in our pages axe needs no page of its own to put results together. */
  @SuppressWarnings("deprecation")
  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static String described(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  /** For people to look at, in {@code target/screenshots}. */
  static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
