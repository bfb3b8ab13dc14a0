package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Secret;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.EarlyPickup;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
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
 * the next listing forward.
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

  CallbackController(
      FitConnectDestinations ours,
      Destinations destinations,
      CallbackAuthentication authentication,
      ObjectProvider<EarlyPickup> earlyPickup) {
    this.ours = ours;
    this.destinations = destinations;
    this.authentication = authentication;
    this.earlyPickup = earlyPickup;
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
    if (concerns(destination.get(), body)) {
      destinations.find(name).ifPresent(d -> earlyPickup.ifAvailable(pickup -> pickup.request(d)));
    }
    return true;
  }

  /** A body that names destinations must name this one; entries of others are ignored. */
  private static boolean concerns(FitConnectDestination destination, byte[] body) {
    Set<String> named = new HashSet<>();
    try {
      for (JsonNode entry : Json.mapper().readTree(body).path("submissions")) {
        entry.path("destinationId").stringValueOpt().ifPresent(named::add);
      }
    } catch (JacksonException e) {
      return true; // genuine but not understood: listing once more does no harm
    }
    return named.isEmpty() || named.contains(destination.id().toString());
  }
}
