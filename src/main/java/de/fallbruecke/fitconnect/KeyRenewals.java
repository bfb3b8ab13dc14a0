package de.fallbruecke.fitconnect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.fitconnect.jose.KeyPapers;
import de.fallbruecke.fitconnect.jose.PublishedJwk;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Destinations;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Renews the key that senders encrypt to, in steps that any person may go on with: made or stored,
 * proved, to be published by a person, seen to be published, the old one retired when nothing needs
 * it. From the first step on the new key opens, and the old one does until the last: no submission
 * is ever without its key. Private keys are written into files of the owner and never returned.
 */
public final class KeyRenewals {
  private static final String PROPERTY = "The new key";

  private final FitConnectDestinations destinations;
  private final Destinations configured;
  private final KeyDirectory directory;
  private final RenewalTable table;
  private final StillNeeded needed;
  private final Function<String, RSAKey> making;
  private final Clock clock;
  private final IdSource ids;

  KeyRenewals(
      FitConnectDestinations destinations,
      Destinations configured,
      KeyDirectory directory,
      RenewalTable table,
      StillNeeded needed,
      Function<String, RSAKey> making,
      Clock clock,
      IdSource ids) {
    this.destinations = destinations;
    this.configured = configured;
    this.directory = directory;
    this.table = table;
    this.needed = needed;
    this.making = making;
    this.clock = clock;
    this.ids = ids;
  }

  /** A key of our own that opens what senders encrypt. */
  public record OwnKey(
      String kid, int bits, @Nullable Instant certificateEnds, boolean inConfiguration) {}

  /**
   * What stands against retiring the old keys.
   *
   * @param until not before this moment
   * @param early it has not come yet
   * @param undelivered submissions here that may need them
   * @param unfetched submissions that wait at the delivery service and are not here yet
   */
  public record Obstacles(Instant until, boolean early, long undelivered, long unfetched) {
    /** Whether they may be retired. */
    public boolean none() {
      return !early && undelivered == 0 && unfetched == 0;
    }
  }

  /** Whether keys of this destination can be renewed here. */
  public boolean serves(String destination) {
    return destinations.find(destination).isPresent();
  }

  /** The keys that open at this moment. */
  public List<OwnKey> keys(String destination) {
    return destination(destination).decryptionKeys().stream()
        .map(
            key ->
                new OwnKey(
                    key.kid(),
                    key.publicKey().getModulus().bitLength(),
                    key.chain().isEmpty() ? null : key.chain().getFirst().getNotAfter().toInstant(),
                    !directory.holds(destination, key.kid())))
        .toList();
  }

  /** All renewals of a destination, newest first. */
  public List<Renewal> of(String destination) {
    return table.of(destination);
  }

  /** The one that is open, if there is one. */
  public Optional<Renewal> open(String destination) {
    return of(destination).stream().filter(Renewal::open).findFirst();
  }

  /**
   * Makes a key and begins.
   *
   * @throws Fault RENEWAL_CHANGED if a renewal is open; KEY_NOT_STORED
   */
  public Renewal begin(String destination, String by) {
    none(destination);
    RSAKey key = making.apply(ids.next().toString());
    return stored(
        destination,
        NewKey.selfSigned(key, destination(destination).id(), ids.next(), clock.instant()),
        by);
  }

  /**
   * Stores a key that was made elsewhere and begins.
   *
   * @param content one private JWK, at most 64 KiB
   * @throws Fault KEY_UNFIT saying which rule it breaks, never what it holds
   */
  public Renewal begin(String destination, byte[] content, String by) {
    none(destination);
    RSAKey key = NewKey.parse(content);
    return stored(
        destination,
        key.getX509CertChain() == null || key.getX509CertChain().isEmpty()
            ? NewKey.selfSigned(key, destination(destination).id(), ids.next(), clock.instant())
            : key,
        by);
  }

  private Renewal stored(String destination, RSAKey key, String by) {
    KeyFile proved = proved(destination, key);
    List<String> old =
        destination(destination).decryptionKeys().stream().map(KeyFile::kid).toList();
    Renewal made =
        new Renewal(
            ids.next(),
            destination,
            proved.kid(),
            old,
            Renewal.State.MADE,
            clock.instant(),
            by,
            null,
            null,
            null,
            1);
    directory.store(destination, key);
    if (!table.add(made)) {
      directory.remove(destination, proved.kid());
      throw changed();
    }
    return made;
  }

  /** The halves belong together, it has the right size and use, and its id is free. */
  private KeyFile proved(String destination, RSAKey key) {
    FitConnectDestination own = destination(destination);
    try {
      KeyFile proved = KeyFile.checked(key, Path.of("-"), KeyFile.Use.DECRYPTION, PROPERTY);
      boolean taken =
          own.decryptionKeys().stream().anyMatch(other -> other.kid().equals(proved.kid()))
              || own.signingKey().kid().equals(proved.kid())
              || directory.isRetired(destination, proved.kid());
      if (taken) {
        throw NewKey.unfit("has an id that is in use here, or was");
      }
      if (proved.kid().length() < 8 || proved.kid().length() > 64) {
        throw NewKey.unfit("has an id that has not 8 to 64 characters");
      }
      return proved;
    } catch (Fault fault) {
      throw fault.code() == FaultCode.KEY_UNFIT
          ? fault
          : NewKey.unfit(
              "is not fit: " + fault.getMessage().replaceFirst("^\\S+ [^:]*: the file - ", ""));
    }
  }

  /** What is to be published: the public half with its certificates, as JSON. */
  public String jwk(Renewal renewal) {
    RSAKey own = key(renewal);
    RSAKey published =
        new RSAKey.Builder(own.toPublicJWK()).keyOperations(Set.of(KeyOperation.WRAP_KEY)).build();
    JsonNode json = Json.mapper().readTree(published.toJSONString());
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  /**
   * A request for a certificate, for authorities that vouch for the key.
   *
   * @throws Fault KEY_UNFIT if the subject is no distinguished name
   */
  public String request(Renewal renewal, String subject) {
    try {
      RSAKey own = key(renewal);
      return KeyPapers.request(subject, own.toRSAPublicKey(), own.toRSAPrivateKey());
    } catch (IllegalArgumentException e) {
      throw NewKey.unfit(
          "has no certificate request: the name is none, write for example CN=…,O=…,C=DE");
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Stores the certificate that an authority gave for the new key.
   *
   * @param pem the chain, the key's own certificate first
   * @throws Fault KEY_UNFIT
   */
  public void certify(Renewal renewal, String pem) {
    directory.store(renewal.destination(), NewKey.certified(key(renewal), pem));
  }

  /**
   * Looks whether the delivery service publishes the new key. Asked, not believed.
   *
   * @return it as it is now; unchanged if the service does not
   * @throws de.fallbruecke.platform.TransientFault if it cannot be asked
   */
  public Renewal look(Renewal renewal) {
    if (renewal.state() != Renewal.State.MADE || !isPublished(renewal)) {
      return renewal;
    }
    if (!table.advance(renewal, Renewal.State.PUBLISHED, null, clock.instant())) {
      throw changed();
    }
    return get(renewal.id());
  }

  private boolean isPublished(Renewal renewal) {
    FitConnectDestination own = destination(renewal.destination());
    if (!renewal.kid().equals(own.api().destination(own.id()).encryptionKid())) {
      return false;
    }
    Optional<KeyFile> mine =
        own.decryptionKeys().stream().filter(key -> key.kid().equals(renewal.kid())).findFirst();
    return mine.isPresent()
        && own.api()
            .publishedKey(own.id(), renewal.kid())
            .flatMap(PublishedJwk::parse)
            .filter(published -> published.belongsTo(mine.get()))
            .isPresent();
  }

  /**
   * What stands against retiring the old keys.
   *
   * @param ask whether the delivery service is asked what waits there; without that only what is
   *     known here counts
   */
  public Obstacles obstacles(Renewal renewal, boolean ask) {
    FitConnectDestination own = destination(renewal.destination());
    Instant published = renewal.publishedAt();
    if (published == null) {
      return new Obstacles(clock.instant(), true, 0, 0);
    }
    StillNeeded.Obstacles found =
        needed.after(
            renewal.destination(),
            published,
            ask ? own.api().waiting(own.id()) : List.of(),
            clock.instant());
    return new Obstacles(found.until(), found.early(), found.undelivered(), found.unfetched());
  }

  /**
   * Retires the old keys: from now on only the new one opens.
   *
   * @throws Fault KEY_STILL_NEEDED; then nothing was changed
   */
  public Renewal finish(Renewal renewal, String by) {
    if (renewal.state() != Renewal.State.PUBLISHED) {
      throw changed();
    }
    if (!isPublished(renewal) || !obstacles(renewal, true).none()) {
      throw new Fault(
          FaultCode.KEY_STILL_NEEDED,
          "The old keys of destination '%s' may still be needed, or the new one is not published any more. Nothing was changed; wait until what came before is delivered."
              .formatted(renewal.destination()));
    }
    if (!table.advance(renewal, Renewal.State.DONE, by, clock.instant())) {
      throw changed();
    }
    renewal.oldKids().forEach(kid -> directory.retire(renewal.destination(), kid));
    return get(renewal.id());
  }

  /**
   * Gives up and deletes the new key, which nobody may have used.
   *
   * @throws Fault KEY_STILL_NEEDED if the delivery service publishes it
   */
  public Renewal cancel(Renewal renewal, String by) {
    FitConnectDestination own = destination(renewal.destination());
    if (renewal.state() != Renewal.State.MADE) {
      throw changed();
    }
    if (own.api().publishedKey(own.id(), renewal.kid()).isPresent()) {
      throw new Fault(
          FaultCode.KEY_STILL_NEEDED,
          "The delivery service publishes the new key of destination '%s'; senders may have used it. Nothing was changed; go on with the renewal."
              .formatted(renewal.destination()));
    }
    if (!table.advance(renewal, Renewal.State.CANCELLED, by, clock.instant())) {
      throw changed();
    }
    directory.remove(renewal.destination(), renewal.kid());
    return get(renewal.id());
  }

  private Renewal get(UUID id) {
    return table.find(id).orElseThrow(KeyRenewals::changed);
  }

  private void none(String destination) {
    destination(destination);
    if (open(destination).isPresent()) {
      throw changed();
    }
  }

  private FitConnectDestination destination(String name) {
    return configured
        .find(name)
        .map(destinations::get)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PLACE_UNKNOWN,
                    "There is no such destination in the configuration. Nothing was changed."));
  }

  private RSAKey key(Renewal renewal) {
    try {
      return (RSAKey)
          JWK.parse(
              java.nio.file.Files.readString(directory.file(renewal.destination(), renewal.kid())));
    } catch (java.io.IOException | ParseException e) {
      throw new Fault(
          FaultCode.KEY_NOT_STORED,
          "The new key of destination '%s' cannot be read from the key directory. Nothing was changed; do all processes share it?"
              .formatted(renewal.destination()));
    }
  }

  private static Fault changed() {
    return new Fault(
        FaultCode.RENEWAL_CHANGED,
        "The renewal was changed by somebody else meanwhile, or another one is open. Nothing was changed.");
  }
}
