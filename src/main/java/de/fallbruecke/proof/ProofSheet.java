package de.fallbruecke.proof;

import de.fallbruecke.evidence.Entry;
import java.util.Map;

/** What people read in a proof. German: it is made for auditors of German authorities. */
final class ProofSheet {
  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#171a2b}"
          + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
          + "padding:.4rem .6rem;border-bottom:1px solid #ccd}dl{display:grid;grid-template-columns:"
          + "minmax(10rem,30%) 1fr;gap:.2rem 1rem;margin:0}dd{margin:0;overflow-wrap:anywhere}"
          + "code{overflow-wrap:anywhere}";

  private ProofSheet() {}

  static String of(ProofWriter.Content content, String signer) {
    StringBuilder page = new StringBuilder(4096);
    var submission = content.submission();
    page.append("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\">")
        .append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .append("<title>Nachweis zur Einreichung ")
        .append(safe(submission.id().toString()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Nachweis zur Einreichung</h1>\n<dl>");
    row(page, "Nummer der Einreichung", submission.id().toString());
    row(page, "Kennung auf dem Kanal", submission.externalId());
    row(page, "Mandant", submission.tenant());
    row(page, "Zustellpunkt", submission.destination());
    row(page, "Erstellt am", content.words().time(content.at()));
    row(page, "Erstellt durch", content.by());
    row(page, "Fingerabdruck des Schlüssels", signer);
    page.append("</dl>\n<p>")
        .append(verdict(content.checked()))
        .append(
            " Diese Seite ist zum Lesen da. Ob sie echt ist, zeigt die Prüfung der ganzen Datei; wie das geht, steht in LIESMICH.txt.</p>\n")
        .append("<h2>Was geschah</h2>\n<table><thead><tr><th>Nr.</th><th>Wann</th><th>Was</th>")
        .append("<th>Signiertes Ereignis</th></tr></thead><tbody>\n");
    content.checked().links().forEach(link -> link(page, link, content.words()));
    return page.append("</tbody></table>\n</body></html>\n").toString();
  }

  private static String verdict(Checked checked) {
    String chain =
        checked.brokenAt() == 0
            ? "Die Kette der %d Einträge war beim Erstellen unversehrt."
                .formatted(checked.links().size())
            : "Die Kette war beim Erstellen ab Eintrag %d NICHT unversehrt."
                .formatted(checked.brokenAt());
    return chain
        + " Signierte Ereignisse: %d gültig, %d ungültig, %d ohne aufbewahrten Schlüssel."
            .formatted(
                checked.count(TokenVerdict.VALID),
                checked.count(TokenVerdict.INVALID),
                checked.count(TokenVerdict.NO_KEY));
  }

  private static void link(StringBuilder page, Checked.Link link, ProofWords words) {
    Entry entry = link.entry();
    page.append("<tr><td>")
        .append(entry.number())
        .append("</td><td>")
        .append(safe(words.time(entry.at())))
        .append("</td><td><strong>")
        .append(safe(words.kind(entry.event().kind())))
        .append("</strong><dl>");
    for (Map.Entry<String, String> fact : entry.event().facts().entrySet()) {
      row(
          page,
          words.fact(entry.event().kind(), fact.getKey()),
          words.value(fact.getKey(), fact.getValue()));
    }
    page.append("</dl></td><td>")
        .append(
            switch (link.token()) {
              case NONE -> "–";
              case VALID -> "gültig";
              case INVALID -> "ungültig";
              case NO_KEY -> "Schlüssel nicht aufbewahrt";
            })
        .append("</td></tr>\n");
  }

  private static void row(StringBuilder page, String label, String value) {
    page.append("<dt>").append(safe(label)).append("</dt><dd>").append(safe(value)).append("</dd>");
  }

  static String readMe(String thumbprint) {
    return """
        Nachweis einer Einreichung, erstellt von einer Fallbrücke
        =========================================================

        Zum Lesen:       nachweis.html
        Zum Prüfen:      ./fallbruecke evidence verify DATEI.zip --key %s
        Der Fingerabdruck muss Ihnen auf anderem Weg bekannt sein, zum Beispiel von der
        Seite "Nachweise" der Konsole oder durch einen Anruf.

        Prüfen ohne Fallbrücke (OpenSSL 3, sha512sum), im ausgepackten Ordner:

        1. Die Erklärung ist unverändert und mit schluessel/fallbruecke.pem signiert:
             cut -d. -f1,2 erklaerung.jws | tr -d '\\n' > eingabe
             { cut -d. -f3 erklaerung.jws | tr -d '\\n' | tr '_-' '/+'; echo '=='; } | base64 -d > signatur
             openssl pkeyutl -verify -pubin -inkey schluessel/fallbruecke.pem -rawin -in eingabe -sigfile signatur
             { cut -d. -f2 erklaerung.jws | tr -d '\\n' | tr '_-' '/+'; echo '=='; } | base64 -di 2>/dev/null | cmp - erklaerung.json
        2. Keine Datei wurde verändert: sha512sum jeder Datei steht unter "files" in erklaerung.json.
        3. Die Kette ist lückenlos: jede Datei in kette/ beginnt mit der Prüfsumme der vorigen.
             sha512sum -c kette.sha512
        4. Die signierten Ereignisse (sechste Zeile in kette/*.txt) sind JWS mit PS512. Der Schlüssel liegt
           unter dem Fingerabdruck "tokenKey" des Eintrags in schluessel/ereignisse/; jedes JOSE-Werkzeug
           prüft ihn. Vergleichen Sie den Schlüssel mit dem, den der Zustelldienst veröffentlicht hat.

        Die Datei enthält nichts vom Inhalt des Antrags.
        """
        .formatted(thumbprint);
  }

  private static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .limit(4000)
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  int type = Character.getType(c);
                  if (type == Character.FORMAT || type == Character.CONTROL) {
                    safe.append("[U+%04X]".formatted(c));
                  } else {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
  }
}
