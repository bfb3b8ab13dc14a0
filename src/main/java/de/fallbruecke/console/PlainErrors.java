package de.fallbruecke.console;

import de.fallbruecke.console.page.Bundles;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.context.MessageSource;

/**
 * What the container itself refuses, for example an address that is none, never reaches our pages:
 * a small page in both languages, without the container's name.
 */
public final class PlainErrors extends ErrorReportValve {
  private static final MessageSource TEXTS = Bundles.messages();

  @Override
  protected void report(Request request, Response response, Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String known = "FB-PAG-" + status;
    String code =
        "".equals(TEXTS.getMessage(known + ".title", null, "", Locale.GERMAN))
            ? (status < 500 ? "FB-PAG-400" : "FB-PAG-500")
            : known;
    try {
      response.setContentType("text/html");
      response.setCharacterEncoding("utf-8");
      Writer page = response.getReporter();
      if (page != null) {
        page.write(
            """
            <!DOCTYPE html>
            <html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s – Fallbrücke</title></head>
            <body><main><h1>%s</h1><p>%s</p><div lang="en"><h2>%s</h2><p>%s</p></div><p>%s</p></main></body></html>
            """
                .formatted(
                    text(code + ".title", Locale.GERMAN),
                    text(code + ".title", Locale.GERMAN),
                    text(code + ".remedy", Locale.GERMAN),
                    text(code + ".title", Locale.ENGLISH),
                    text(code + ".remedy", Locale.ENGLISH),
                    code));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException gone) {
      // whoever asked does not listen any more
    }
  }

  private static String text(String key, Locale language) {
    return TEXTS.getMessage(key, null, language);
  }
}
