package de.fallbruecke.fitconnect.api;

import de.fallbruecke.fitconnect.jose.VerificationKey;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The public keys that verify event tokens, remembered for an hour. An unknown id of the delivery
 * service leads to a fresh look at once, since the service may just have changed its key, but to
 * few of them per minute: forged tokens must not make us a burden to the service.
 */
public final class PublishedKeys {
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final Duration MISSED = Duration.ofMinutes(1);
  private static final int MAX_MISSED = 10;
  private static final int MAX_KEYS = 1000;

  private final SubmissionApi api;
  private final Clock clock;
  private final Map<String, Found> ofDestinations = new LinkedHashMap<>();
  private final Map<String, Instant> missed = new LinkedHashMap<>();
  private Map<String, RSAPublicKey> ofService = Map.of();
  private Instant serviceReadAt = Instant.MIN;

  /** Asks through the given client. */
  public PublishedKeys(SubmissionApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * A signature key of the delivery service.
   *
   * @throws TransientFault REMOTE_BUSY if too many unknown ids were asked for within a minute
   */
  public synchronized Optional<RSAPublicKey> ofService(String kid) {
    Instant now = clock.instant();
    missed.values().removeIf(at -> at.plus(MISSED).isBefore(now));
    boolean stale = serviceReadAt.plus(REMEMBERED).isBefore(now);
    if (stale || (!ofService.containsKey(kid) && !missed.containsKey(kid))) {
      if (!stale && missed.size() >= MAX_MISSED) {
        throw new TransientFault(
            FaultCode.REMOTE_BUSY,
            "Too many event tokens name unknown keys. The delivery service is asked again in a minute.",
            MISSED);
      }
      ofService = read();
      serviceReadAt = now;
      if (!ofService.containsKey(kid)) {
        missed.put(kid, now);
      }
    }
    return Optional.ofNullable(ofService.get(kid));
  }

  /** A signature key that a destination has published; an encryption key is not one. */
  public synchronized Optional<RSAPublicKey> ofDestination(UUID destination, String kid) {
    String name = destination + " " + kid;
    Instant now = clock.instant();
    Found found = ofDestinations.get(name);
    if (found == null || found.readAt().plus(REMEMBERED).isBefore(now)) {
      Optional<RSAPublicKey> key = ask(destination, kid);
      if (key.isEmpty()) {
        return key; // absence is not remembered: the key may be published any minute
      }
      if (ofDestinations.size() >= MAX_KEYS) {
        ofDestinations.clear();
      }
      found = new Found(key.get(), now);
      ofDestinations.put(name, found);
    }
    return Optional.of(found.key());
  }

  private Optional<RSAPublicKey> ask(UUID destination, String kid) {
    try {
      return VerificationKey.parse(api.destinationKey(destination, kid).toString())
          .filter(key -> key.kid().equals(kid))
          .map(VerificationKey::key);
    } catch (RemoteRefusal e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Map<String, RSAPublicKey> read() {
    Map<String, RSAPublicKey> keys = new LinkedHashMap<>();
    for (JsonNode jwk : api.serviceKeys().path("keys")) {
      VerificationKey.parse(jwk.toString()).ifPresent(key -> keys.put(key.kid(), key.key()));
    }
    return keys;
  }

  private record Found(RSAPublicKey key, Instant readAt) {}
}
