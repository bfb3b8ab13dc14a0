package de.fallbruecke.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.simulator.jose.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RSA-4096 keys for tests, made once and kept below {@code target}: one for the service and one per
 * purpose for all destinations. Destinations (or key groups) whose name begins with {@code other}
 * get a second pair.
 */
public final class SharedKeys {
  private static final Path FOLDER = Path.of("target", "test-keys");
  private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

  private SharedKeys() {}

  /** For {@link SimulatorOptions#keys}. */
  public static KeySource source() {
    return purpose -> PAIRS.computeIfAbsent(name(purpose), SharedKeys::loadOrMake);
  }

  /** Options of a simulator for a test: shared keys, any port, default destinations. */
  public static SimulatorOptions options(Path state) {
    return SimulatorOptions.in(state).keys(source());
  }

  /** A key pair that belongs to nobody. */
  public static KeyPair stranger() {
    return source().pair("stranger");
  }

  private static String name(String purpose) {
    if (purpose.startsWith("portal-")) {
      return "other" + purpose.substring(purpose.lastIndexOf('-'));
    }
    if (purpose.equals("service-signing") || purpose.equals("stranger")) {
      return purpose;
    }
    return (purpose.startsWith("other") ? "other" : "shared")
        + purpose.substring(purpose.lastIndexOf('-'));
  }

  private static KeyPair loadOrMake(String name) {
    Path file = FOLDER.resolve(name + ".jwk.json");
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file)).toKeyPair();
      }
      KeyPair pair = Keys.generate();
      Files.createDirectories(FOLDER);
      Path temporary = FOLDER.resolve(name + UUID.randomUUID());
      Files.writeString(
          temporary,
          new RSAKey.Builder((RSAPublicKey) pair.getPublic())
              .privateKey(pair.getPrivate())
              .build()
              .toJSONString());
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return pair;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
