package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Account;
import de.fallbruecke.fitconnect.api.RemoteRefusal;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Before anything begins: can each account get a token and list its destinations, and is our
 * signature key the published one? It retries briefly and then ends the start with an error that
 * names the property. An operator who has to start while the portal is down switches it off with
 * {@code fallbruecke.fitconnect.check-at-start=false}.
 */
public final class FitConnectStartCheck implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(FitConnectStartCheck.class);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final FitConnectDestinations destinations;
  private final boolean enabled;
  private final Pause pause;

  /** How to wait between two tries. */
  interface Pause {
    void take(Duration duration) throws InterruptedException;
  }

  FitConnectStartCheck(FitConnectDestinations destinations, boolean enabled) {
    this(destinations, enabled, d -> TimeUnit.NANOSECONDS.sleep(d.toNanos()));
  }

  FitConnectStartCheck(FitConnectDestinations destinations, boolean enabled, Pause pause) {
    this.destinations = destinations;
    this.enabled = enabled;
    this.pause = pause;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (enabled) {
      run();
    }
  }

  /**
   * Runs the check.
   *
   * @throws Fault FB-CFG codes, naming the property and the remedy
   */
  public void run() {
    destinations.all().stream().map(FitConnectDestination::account).distinct().forEach(this::token);
    destinations.all().forEach(this::destination);
  }

  private void token(Account account) {
    String property = SettingsReader.PREFIX + ".accounts." + account.name();
    retrying(
        property + ".token-url",
        () -> {
          try {
            destinations.tokens(account).current();
          } catch (TransientFault e) {
            if (e.code() == FaultCode.REMOTE_UNAUTHORISED) {
              throw SettingsCheck.invalid(
                  "%s.client-id or client-secret".formatted(property),
                  "was refused by " + account.tokenUrl() + " (" + e.getMessage() + ")",
                  "Compare both with the portal; 'invalid_scope' means that no destination is assigned to the client there");
            }
            throw e;
          }
        });
  }

  private void destination(FitConnectDestination destination) {
    String api = SettingsReader.PREFIX + ".accounts." + destination.account().name();
    retrying(
        api + ".submission-api",
        () -> {
          listing(destination);
          compare(
              destination,
              destination.signingKey(),
              SettingsReader.property(destination.name(), "signing-key"));
        });
  }

  private static void listing(FitConnectDestination destination) {
    String property = SettingsReader.property(destination.name(), "destination-id");
    try {
      destination.api().probe(destination.id());
    } catch (RemoteRefusal e) {
      throw SettingsCheck.invalid(
          property,
          "or the account's submission-api is not right (" + e.getMessage() + ")",
          "Compare both with the portal");
    } catch (TransientFault e) {
      if (e.code() == FaultCode.REMOTE_UNAUTHORISED) {
        throw SettingsCheck.invalid(
            property,
            "names a destination that the account may not empty (" + e.getMessage() + ")",
            "Assign the destination to the client in the portal");
      }
      throw e;
    }
  }

  /** The key published under our kid must be ours, or nobody could verify what we sign. */
  private static void compare(FitConnectDestination destination, KeyFile own, String property) {
    Optional<RSAPublicKey> published =
        destination.publishedKeys().ofDestination(destination.id(), own.kid());
    if (published.isEmpty()) {
      log.warn(
          "{}: the delivery service publishes no signature key {} for destination {}; receipts will be refused until it is published in the portal",
          property,
          own.kid(),
          destination.id());
    } else if (!published.get().getModulus().equals(own.publicKey().getModulus())) {
      throw new Fault(
          FaultCode.KEY_UNREADABLE,
          "%s: the delivery service publishes another key under the kid %s. The gateway does not start. Use the file that belongs to this kid, or publish the key under a new one."
              .formatted(property, own.kid()));
    }
  }

  private void retrying(String property, Runnable check) {
    for (Duration duration : PAUSES) {
      try {
        check.run();
        return;
      } catch (TransientFault e) {
        log.warn("{}: {}; trying again in {}", property, e.getMessage(), duration);
        await(duration);
      }
    }
    try {
      check.run();
    } catch (TransientFault e) {
      throw new Fault(
          FaultCode.ADDRESS_INVALID,
          "%s: not reachable (%s). The gateway does not start. Check address, proxy and firewall; to start while the service is down set %s.check-at-start=false."
              .formatted(property, e.getMessage(), SettingsReader.PREFIX),
          e);
    }
  }

  private void await(Duration duration) {
    try {
      pause.take(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
