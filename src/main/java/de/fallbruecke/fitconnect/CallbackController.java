package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Secret;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.EarlyPickup;
import de.fallbruecke.submission.EarlyReplyLook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The callback of the delivery service. It is a hint and never carries facts: a genuine one brings
 * the next listing forward, and the look at replies under way unless it says that it is about new
 * submissions. Other types are not told apart: their names are unconfirmed.
 *
 * <p>Answers: 200 for a genuine callback; 413 for a body over 1 MiB; 401 for everything else, be it
 * a wrong HMAC, an old or repeated callback, or a destination that does not exist here: the answer
 * does not tell these apart.
 */
@RestController
final class CallbackController {
  static final int MAX_BODY = 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(CallbackController.class);
  // makes an unknown destination cost the same work as a known one
  private static final Secret NOBODYS = new Secret(UUID.randomUUID().toString());

  private final FitConnectDestinations ours;
  private final Destinations destinations;
  private final CallbackAuthentication authentication;
  private final ObjectProvider<EarlyPickup> earlyPickup;
  private final ObjectProvider<EarlyReplyLook> earlyLook;

  CallbackController(
      FitConnectDestinations ours,
      Destinations destinations,
      CallbackAuthentication authentication,
      ObjectProvider<EarlyPickup> earlyPickup,
      ObjectProvider<EarlyReplyLook> earlyLook) {
    this.ours = ours;
    this.destinations = destinations;
    this.authentication = authentication;
    this.earlyPickup = earlyPickup;
    this.earlyLook = earlyLook;
  }

  @PostMapping("/callbacks/fitconnect/{destination}")
  ResponseEntity<Void> callback(
      @PathVariable("destination") String name,
      @RequestHeader(name = "callback-authentication", required = false) @Nullable String hmac,
      @RequestHeader(name = "callback-timestamp", required = false) @Nullable String timestamp,
      HttpServletRequest request)
      throws IOException {
    // raw bytes, before any parsing: the HMAC is over exactly these
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    return receive(name, hmac, timestamp, body)
        ? ResponseEntity.ok().build()
        : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
  }

  /** Whether it was genuine. */
  boolean receive(String name, @Nullable String hmac, @Nullable String timestamp, byte[] body) {
    Optional<FitConnectDestination> destination =
        ours.find(name).filter(d -> d.callbackSecret() != null);
    Secret secret = destination.map(FitConnectDestination::callbackSecret).orElse(NOBODYS);
    boolean genuine = authentication.accept(secret, timestamp, hmac, body);
    if (destination.isEmpty() || !genuine) {
      log.info("A callback was refused: not authenticated, too old, repeated or not for us");
      return false;
    }
    Hint hint = Hint.of(body);
    if (hint.concerns(destination.get().id())) {
      destinations.find(name).ifPresent(found -> follow(hint, found));
    }
    return true;
  }

  private void follow(Hint hint, Destination destination) {
    earlyPickup.ifAvailable(pickup -> pickup.called(destination));
    if (!hint.newSubmissions()) {
      earlyLook.ifAvailable(look -> look.request(destination));
    }
  }

  /**
   * What a genuine body says.
   *
   * @param newSubmissions it is about these alone
   * @param named destinations; entries of others than the one that was called are ignored
   */
  private record Hint(boolean newSubmissions, Set<String> named) {
    static Hint of(byte[] body) {
      try {
        JsonNode read = Json.mapper().readTree(body);
        Set<String> named = new HashSet<>();
        for (String list : List.of("submissions", "replies")) {
          for (JsonNode entry : read.path(list)) {
            entry.path("destinationId").stringValueOpt().ifPresent(named::add);
          }
        }
        return new Hint(read.path("type").asString("").endsWith("/new-submissions"), named);
      } catch (JacksonException e) {
        return new Hint(false, Set.of()); // not understood: looking once more does no harm
      }
    }

    boolean concerns(UUID destination) {
      return named.isEmpty() || named.contains(destination.toString());
    }
  }
}
