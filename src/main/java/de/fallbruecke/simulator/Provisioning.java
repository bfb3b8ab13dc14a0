package de.fallbruecke.simulator;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.jose.Keys;
import de.fallbruecke.simulator.service.StateFiles;
import de.fallbruecke.simulator.service.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The self-service portal's part: clients, destinations, and the keys of everybody, kept in the
 * state directory. The delivery service itself never sees the private keys of a subscriber.
 */
final class Provisioning {
  static final String SENDER = "sender";
  static final String SUBSCRIBER = "subscriber";
  private static final String SERVICE_KEY = "service-signing";
  private static final String PORTAL_ENCRYPTION = "portal-encryption";
  private static final String PORTAL_SIGNING = "portal-signing";

  /** A destination that was set up. */
  record Registered(DestinationSpec spec, UUID destinationId, String callbackSecret) {
    String keyGroup() {
      String group = spec.keyGroup();
      return group == null ? spec.name() : group;
    }

    String owner() {
      String subscriber = spec.subscriber();
      return subscriber == null ? SUBSCRIBER : subscriber;
    }
  }

  private record Register(
      Map<String, Connection.Credentials> clients,
      List<Registered> destinations,
      @Nullable UUID portalId) {}

  private final Path keys;
  private final Path file;
  private final KeySource source;
  private final Map<String, Connection.Credentials> clients = new LinkedHashMap<>();
  private final List<Registered> destinations = new ArrayList<>();
  private UUID portalId = UUID.randomUUID();
  private final Map<String, RSAKey> loaded = new ConcurrentHashMap<>();

  Provisioning(Path state, KeySource source) {
    this.keys = StateFiles.directory(state.resolve("keys"));
    this.file = state.resolve("register.json");
    this.source = source;
    if (Files.exists(file)) {
      Register register = StateFiles.read(file, Register.class);
      clients.putAll(register.clients());
      destinations.addAll(register.destinations());
      portalId = register.portalId() == null ? portalId : register.portalId();
    }
  }

  /** Sets up what is missing of these; makes all keys that are missing at the same time. */
  void ensure(List<DestinationSpec> specs) {
    client(SENDER);
    client(SUBSCRIBER);
    for (DestinationSpec spec : specs) {
      if (find(spec.name()).isEmpty()) {
        destinations.add(new Registered(spec, UUID.randomUUID(), Tokens.random()));
      }
    }
    destinations.forEach(registered -> client(registered.owner()));
    List<String> names =
        Stream.concat(
                Stream.of(SERVICE_KEY, PORTAL_ENCRYPTION, PORTAL_SIGNING),
                destinations.stream()
                    .map(Registered::keyGroup)
                    .flatMap(group -> Stream.of(group + "-encryption", group + "-signing")))
            .distinct()
            .toList();
    names.parallelStream().forEach(name -> loaded.computeIfAbsent(name, this::loadOrMake));
    StateFiles.write(file, new Register(clients, destinations, portalId));
  }

  private void client(String name) {
    clients.computeIfAbsent(
        name, n -> new Connection.Credentials(n + "-" + UUID.randomUUID(), Tokens.random()));
  }

  Map<String, Connection.Credentials> clients() {
    return clients;
  }

  Connection.Credentials credentials(String name) {
    Connection.Credentials credentials = clients.get(name);
    if (credentials == null) {
      throw new IllegalArgumentException("no client " + name);
    }
    return credentials;
  }

  List<Registered> destinations() {
    return List.copyOf(destinations);
  }

  Optional<Registered> find(String name) {
    return destinations.stream().filter(r -> r.spec().name().equals(name)).findFirst();
  }

  RSAKey serviceKey() {
    return key(SERVICE_KEY);
  }

  RSAKey encryptionKey(Registered registered) {
    return key(registered.keyGroup() + "-encryption");
  }

  RSAKey signingKey(Registered registered) {
    return key(registered.keyGroup() + "-signing");
  }

  /** Under which id the portal signs its answers to replies. */
  UUID portalId() {
    return portalId;
  }

  /** The portal's key for replies. */
  RSAKey portalEncryption() {
    return key(PORTAL_ENCRYPTION);
  }

  /** The key with which the portal signs its answers to replies. */
  RSAKey portalSigning() {
    return key(PORTAL_SIGNING);
  }

  Path portalEncryptionFile() {
    return keyFile(PORTAL_ENCRYPTION);
  }

  Path portalSigningFile() {
    return keyFile(PORTAL_SIGNING);
  }

  private RSAKey key(String name) {
    return loaded.computeIfAbsent(name, this::loadOrMake);
  }

  Path keyFile(String name) {
    return keys.resolve(name + ".jwk.json").toAbsolutePath();
  }

  private RSAKey loadOrMake(String name) {
    Path path = keyFile(name);
    try {
      if (Files.exists(path)) {
        return RSAKey.parse(Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException("key file " + path.getFileName() + " is damaged", e);
    }
    String commonName = "Fallbruecke Simulator " + name;
    RSAKey key =
        name.endsWith("-encryption")
            ? Keys.encryption(source.pair(name), commonName, Instant.now())
            : Keys.signing(source.pair(name), commonName, Instant.now());
    StateFiles.write(path, Json.mapper().readTree(key.toJSONString()));
    return key;
  }
}
