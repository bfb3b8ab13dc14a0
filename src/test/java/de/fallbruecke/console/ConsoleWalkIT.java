package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * Walks through every page as every role, in German and English, in a real browser. Pages are found
 * in the running program; one that {@link Samples} does not know fails. Pictures lie in
 * target/screenshots/walk, by role and language.
 */
class ConsoleWalkIT {
  /** Answered before any page of ours. */
  private static final Set<String> OF_THE_LOGIN = Set.of("POST /login", "POST /logout");

  private static final String OFFERS =
      """
      () => {
        const here = (url) => url.origin === location.origin;
        const path = (url) => url.pathname + url.search;
        const forms = [...document.querySelectorAll('form')].map((form) => [form.method === 'get' ? 'FORM' : 'POST', new URL(form.action)]);
        const buttons = [...document.querySelectorAll('[formaction]')].map((button) => [(button.formMethod || 'get').toUpperCase(), new URL(button.formAction)]);
        const links = [...document.querySelectorAll('a[href]')].map((link) => ['GET', new URL(link.href)]);
        const live = ['get', 'post'].flatMap((method) => [...document.querySelectorAll(`[hx-${method}]`)].map((part) => [method.toUpperCase(), new URL(part.getAttribute(`hx-${method}`), location)]));
        return [...forms, ...buttons, ...links, ...live].filter(([, url]) => here(url)).map(([method, url]) => method + ' ' + path(url));
      }
      """;

  /** What is wider than a narrow screen; empty is what is wanted. */
  private static final String WIDER =
      "document.documentElement.scrollWidth > window.innerWidth ? 'scrolls sideways' : ''";

  @TempDir static Path data;

  private static ServletWebServerApplicationContext context;
  private static Browser browser;
  private static Samples samples;
  private static List<Mapped> all;

  /** A barrier is one for everybody: by language and address, examined for whoever comes first. */
  private static final Set<String> EXAMINED = new HashSet<>();

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> links = new TreeSet<>();

  @BeforeAll
  static void open() throws IOException {
    context = Samples.console(data);
    Everybody.moveIn(context);
    samples = Samples.in(context, data);
    all = Mapped.in(context);
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
  void everyPageHasASample() {
    assertThat(pages())
        .as("add what stands for the variables to Samples")
        .allMatch(page -> samples.address(page).isPresent());
  }

  @Test
  void everyPageIsForSomebody() {
    assertThat(pages())
        .allMatch(page -> Arrays.stream(Role.values()).anyMatch(role -> may(role, page)));
  }

  @ParameterizedTest
  @EnumSource
  void whatARoleMaySeeIsThereAndNothingLeadsItToARefusal(Role role) {
    try (BrowserContext visitor = browser.visitor("de-DE", ColorScheme.LIGHT, 1280)) {
      Page page = visitor.newPage();
      logIn(page, role);
      List<String> said = listen(page);
      for (String language : List.of("de", "en")) {
        for (Mapped mapped : pages()) {
          look(page, role, language, mapped);
          said.forEach(line -> wrong.add(mapped.path() + " says " + line));
          said.clear();
        }
      }
    }
    follow(role);
    assertThat(wrong).isEmpty();
  }

  private void look(Page page, Role role, String language, Mapped mapped) {
    String address = samples.address(mapped).orElseThrow();
    if (mapped.needs() == Ability.SHOW_CONTENT && may(role, mapped)) {
      sayWhy(page);
    }
    Response answer =
        page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
    String what = role.written() + " " + language + " " + mapped.path();
    boolean may =
        may(role, mapped)
            && !(mapped.path().startsWith("/access/tokens/{id}") && role == Role.AUDITOR);
    int wanted = !may ? 403 : ofAnother(mapped, role) ? 404 : 200;
    if (answer.status() != wanted) {
      wrong.add(what + " answers " + answer.status() + " and not " + wanted);
    }
    if (page.title().contains("??") || page.innerText("body").contains("??")) {
      wrong.add(what + " lacks a text");
    }
    if (answer.status() == 200) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(
                  Path.of(
                      "target", "screenshots", "walk", role.written(), language, file(mapped))));
      offers(page).forEach(offer -> offered(offer, role, what));
    }
    if (may && answer.status() == 200 && EXAMINED.add(language + mapped.path())) {
      Browser.barriers(page).forEach(barrier -> wrong.add(what + ": " + barrier));
      page.setViewportSize(320, 900);
      if (!page.evaluate(WIDER).equals("")) {
        wrong.add(what + " scrolls sideways at 320 px");
      }
      page.setViewportSize(1280, 900);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> offers(Page page) {
    return ((List<String>) page.evaluate(OFFERS)).stream().distinct().toList();
  }

  private void offered(String offer, Role role, String what) {
    String[] parts = offer.split(" ", 2);
    Optional<Mapped> leads =
        all.stream()
            .filter(
                mapped ->
                    mapped.matches(
                        parts[0].replace("FORM", "GET"), parts[1].replaceFirst("\\?.*", "")))
            .findFirst();
    if (leads.filter(mapped -> !may(role, mapped)).isPresent()) {
      wrong.add(what + " offers " + offer);
    }
    if (parts[0].equals("GET")) {
      links.add(parts[1].replaceAll("([?&])lang=..&?", "$1").replaceFirst("[?&]$", ""));
    } else if (leads.isEmpty() && !OF_THE_LOGIN.contains(offer)) {
      wrong.add(what + " offers what is not there: " + offer);
    }
  }

  /** No link leads into nothing or to a refusal, whoever it is that decides on it. */
  private void follow(Role role) {
    Visitor visitor =
        new Visitor("http://127.0.0.1:" + context.getWebServer().getPort())
            .loggedInAs(role.written());
    for (String link : links) {
      ConsoleSlice.clock(context).tick(Duration.ofSeconds(1));
      int status = visitor.get(link).statusCode();
      if (status >= 400) {
        wrong.add(role.written() + " is led to " + link + ", which answers " + status);
      }
    }
  }

  private static boolean may(Role role, Mapped mapped) {
    return mapped.open() != null
        || (mapped.needs() != null && role.abilities().contains(mapped.needs()));
  }

  /**
   * The token of the sample belongs to a person; others see it who see the access of its tenant.
   */
  private static boolean ofAnother(Mapped mapped, Role role) {
    return mapped.path().startsWith("/access/tokens/{id}")
        && !role.abilities().contains(Ability.SEE_ACCESS);
  }

  private static List<Mapped> pages() {
    return all.stream().filter(Mapped::page).toList();
  }

  private static String file(Mapped mapped) {
    String name = mapped.path().replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
    return (name.isEmpty() ? "start" : name) + ".png";
  }

  /** What the browser says of scripts, styles and rules; that a page was refused is known. */
  private static List<String> listen(Page page) {
    List<String> said = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (!message.text().startsWith("Failed to load resource")) {
            said.add(message.text());
          }
        });
    page.onPageError(said::add);
    return said;
  }

  /** Content is there for those alone who said why, and until they go to another page. */
  private static void sayWhy(Page page) {
    page.navigate("/submissions/" + samples.held);
    page.locator("#why").selectOption("SET_RIGHT");
    page.locator("#show-content").click();
    page.waitForURL(url -> url.endsWith("/content"));
  }

  private static void logIn(Page page, Role role) {
    Browser.logIn(page, "/login", role.written(), Everybody.PASSWORD);
  }
}
