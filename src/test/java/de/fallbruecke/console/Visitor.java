package de.fallbruecke.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that shows nothing: cookies, forms, no scripts. */
final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private String cookie = "";
  private String token = "";

  Visitor(String server) {
    this.server = server;
  }

  /** Logs in as one of {@link Everybody}. */
  Visitor loggedInAs(String name) {
    token(send("GET", "/login", null));
    send("POST", "/login", "username=" + name + "&password=" + Everybody.PASSWORD);
    token(send("GET", "/me", null));
    return this;
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  /** Sends a form with the token of this session. */
  HttpResponse<String> send(String method, String path, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "text/html");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (method.equals("GET")) {
      request.GET();
    } else {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .method(
              method,
              HttpRequest.BodyPublishers.ofString(
                  "_csrf=" + token + (form == null || form.isEmpty() ? "" : "&" + form)));
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      for (String set : answer.headers().allValues("Set-Cookie")) {
        if (set.startsWith("fallbruecke-session=")) {
          cookie = set.substring(0, set.indexOf(';'));
        }
      }
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private void token(HttpResponse<String> page) {
    Matcher found = TOKEN.matcher(page.body());
    if (!found.find()) {
      throw new IllegalStateException("No form on " + page.uri() + ": " + page.statusCode());
    }
    token = URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
  }
}
