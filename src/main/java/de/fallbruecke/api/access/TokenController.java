package de.fallbruecke.api.access;

import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives tokens to clients that know their secret: grant client_credentials of RFC 6749 §4.4 and
 * nothing else of it. Secrets are compared in constant time; who guesses is slowed down.
 */
@RestController
final class TokenController {
  static final String PATH = "/oauth2/token";

  /** The only scope there is: the cases of the client's own target. */
  private static final String SCOPE = "cases";

  private static final Logger LOG = LoggerFactory.getLogger(TokenController.class);
  private static final int LARGEST = 8 * 1024;

  private final Clients clients;
  private final AccessTokens tokens;
  private final LoginThrottle throttle;

  TokenController(
      Clients clients, AccessTokens tokens, @Qualifier("tokenThrottle") LoginThrottle throttle) {
    this.clients = clients;
    this.tokens = tokens;
    this.throttle = throttle;
  }

  @PostMapping(
      path = PATH,
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
    if (request.getContentLengthLong() > LARGEST || request.getContentLengthLong() < 0) {
      return refused(HttpStatus.CONTENT_TOO_LARGE, "invalid_request");
    }
    if (request.getQueryString() != null) {
      return refused(HttpStatus.BAD_REQUEST, "invalid_request"); // it stands in logs of proxies
    }
    Optional<PresentedSecret> presented = PresentedSecret.in(request);
    if (presented.isEmpty()) {
      return refused(HttpStatus.UNAUTHORIZED, "invalid_client");
    }
    String id = presented.get().client();
    if (!throttle.mayTry(id, request.getRemoteAddr())) {
      return answer(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(LoginThrottle.PAUSE.toSeconds()))
          .body(Map.of("error", "slow_down"));
    }
    Optional<Clients.Entry> client =
        clients.find(id).filter(entry -> knows(entry, presented.get()));
    if (client.isEmpty()) {
      LOG.warn("Somebody tried to get a token with a wrong client id or secret");
      return refused(HttpStatus.UNAUTHORIZED, "invalid_client");
    }
    throttle.succeeded(id, request.getRemoteAddr());
    if (!"client_credentials".equals(request.getParameter("grant_type"))) {
      return refused(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
    }
    String scope = request.getParameter("scope");
    if (scope != null && !scope.equals(SCOPE)) {
      return refused(HttpStatus.BAD_REQUEST, "invalid_scope");
    }
    return given(tokens.issue(client.get().client()));
  }

  private static boolean knows(Clients.Entry entry, PresentedSecret presented) {
    return entry.proof().secret() != null
        && MessageDigest.isEqual(
            entry.proof().secret().read().getBytes(StandardCharsets.UTF_8),
            presented.secret().getBytes(StandardCharsets.UTF_8));
  }

  private ResponseEntity<Map<String, Object>> given(String token) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", token);
    body.put("token_type", "Bearer");
    body.put("expires_in", tokens.lifetime().toSeconds());
    body.put("scope", SCOPE);
    return answer(HttpStatus.OK).body(body);
  }

  private static ResponseEntity<Map<String, Object>> refused(HttpStatus status, String error) {
    ResponseEntity.BodyBuilder answer = answer(status);
    if (status == HttpStatus.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"fallbruecke\"");
    }
    return answer.body(Map.of("error", error));
  }

  private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.APPLICATION_JSON);
  }
}
