package de.fallbruecke.api;

import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problem details (RFC 9457): type, title and remedy of our code, and what exactly is wrong
 * where that is the client's own doing. Never a message of an exception that was not written for
 * clients.
 */
public final class ApiProblem {
  private static final String TYPE = "urn:fallbruecke:fault:";

  private final MessageSource messages;
  private final JsonMapper json;

  ApiProblem(MessageSource messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /**
   * Answers with a problem.
   *
   * @param detail what is wrong with this request; null if the remedy says all
   */
  public void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      FaultCode code,
      @Nullable String detail)
      throws IOException {
    Locale locale = request.getLocale();
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", TYPE + code.code());
    problem.put("title", messages.getMessage(code.code() + ".title", null, locale));
    problem.put("status", status.value());
    if (detail != null) {
      problem.put("detail", detail);
    }
    problem.put("code", code.code());
    problem.put("remedy", messages.getMessage(code.code() + ".remedy", null, locale));
    byte[] body = json.writeValueAsBytes(problem);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Answers who has not proved who they are. */
  public AuthenticationEntryPoint unproven(FaultCode code) {
    return (request, response, failure) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"fallbruecke\"");
      write(request, response, HttpStatus.UNAUTHORIZED, code, null);
    };
  }

  /** Answers who is known and may not call this at all. */
  public AccessDeniedHandler denied(FaultCode code) {
    return (request, response, failure) ->
        write(request, response, HttpStatus.FORBIDDEN, code, null);
  }
}
