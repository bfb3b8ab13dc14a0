package de.fallbruecke.simulator.sink;

import de.fallbruecke.simulator.http.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sink's page: which cases it has, newest first, refreshed without reloading. */
public final class CasePage {
  private static final int SHOWN = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.GERMAN)
          .withZone(ZoneId.of("Europe/Berlin"));

  private static final String SCRIPT =
      """
      const live = document.getElementById('live');
      const pause = document.getElementById('pause');
      let running = true;
      pause.addEventListener('click', () => {
        running = !running;
        pause.textContent = running ? 'Aktualisierung anhalten' : 'Aktualisierung fortsetzen';
      });
      setInterval(async () => {
        if (!running) return;
        try {
          const answer = await fetch('/fragment');
          if (answer.ok) live.innerHTML = await answer.text();
        } catch (ignored) { /* the next try comes */ }
      }, 2000);
      """;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="de">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Beispiel-Fachverfahren</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
      table { border-collapse: collapse; width: 100%; }
      caption { text-align: left; padding: .5rem 0; }
      th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #767676; }
      code { font-size: .875rem; overflow-wrap: anywhere; }
      button { font: inherit; padding: .4rem .8rem; }
      .scroll { overflow-x: auto; }
      </style>
      </head>
      <body>
      <main>
      <h1>Beispiel-Fachverfahren</h1>
      <p>Dieses Programm spielt das Fachverfahren einer Behörde. Es nimmt Fälle an, bewahrt ihren Inhalt aber nicht auf.</p>
      <p><button id="pause" type="button">Aktualisierung anhalten</button></p>
      <div id="live">
      """;

  private static final String FOOT =
      """
      </div>
      </main>
      <script src="/page.js"></script>
      </body>
      </html>
      """;

  private final Ledger ledger;

  public CasePage(Ledger ledger) {
    this.ledger = ledger;
  }

  /** {@code GET /}. */
  public void page(Call call) throws IOException {
    html(call, HEAD + fragment() + FOOT);
  }

  /** {@code GET /fragment}: the part that changes. */
  public void fragment(Call call) throws IOException {
    html(call, fragment());
  }

  /** {@code GET /page.js}. */
  public void script(Call call) throws IOException {
    call.answer(200, "text/javascript; charset=utf-8", SCRIPT.getBytes(StandardCharsets.UTF_8));
  }

  private static void html(Call call, String html) throws IOException {
    call.answerHeader("Cache-Control", "no-store")
        .answerHeader("X-Content-Type-Options", "nosniff")
        .answerHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private String fragment() {
    List<LedgerLine> cases = ledger.cases().reversed();
    if (cases.isEmpty()) {
      return "<p>Noch keine Fälle. Sobald das Gateway einen Fall übergibt, erscheint er hier.</p>\n";
    }
    StringBuilder html = new StringBuilder(4096);
    html.append("<p role=\"status\"><strong>")
        .append(cases.size())
        .append(cases.size() == 1 ? " Fall" : " Fälle")
        .append("</strong> angenommen</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" ")
        .append("aria-label=\"Fälle\">\n<table>\n<caption>Die neuesten ")
        .append(Math.min(SHOWN, cases.size()))
        .append("</caption>\n<thead><tr><th scope=\"col\">Aktenzeichen</th>")
        .append(
            "<th scope=\"col\">Eingang</th><th scope=\"col\">Weg</th><th scope=\"col\">Fall</th>")
        .append("<th scope=\"col\">Einreichung</th><th scope=\"col\">Dokumente</th></tr></thead>\n")
        .append("<tbody>\n");
    cases.stream().limit(SHOWN).forEach(line -> row(html, line));
    return html.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static void row(StringBuilder html, LedgerLine line) {
    html.append("<tr><th scope=\"row\">")
        .append(escaped(line.reference()))
        .append("</th><td>")
        .append(TIME.format(line.time()))
        .append("</td><td>")
        .append(escaped(line.way()))
        .append("</td><td><code>")
        .append(escaped(line.caseId()))
        .append("</code></td><td><code>")
        .append(escaped(line.submissionId()))
        .append("</code></td><td>")
        .append(line.documents())
        .append("</td></tr>\n");
  }

  private static String escaped(@Nullable String text) {
    return text == null
        ? "–"
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
  }
}
