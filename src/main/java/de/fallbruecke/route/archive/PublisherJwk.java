package de.fallbruecke.route.archive;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the JWK of a publisher, strictly: Ed25519, a thumbprint as key id, no unknown member. */
final class PublisherJwk {
  /** Name of the publisher. */
  static final String NAME = "fallbruecke:publisher";

  /** Since when the key is no longer trusted, ISO 8601. */
  static final String REVOKED = "fallbruecke:revoked";

  private static final int MAX_BYTES = 16 * 1024;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern TITLE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,()/&-]{0,99}");
  private static final Set<String> MEMBERS =
      Set.of("kty", "crv", "x", "kid", "use", "alg", "key_ops", "exp", NAME, REVOKED);

  private final String file;

  private PublisherJwk(String file) {
    this.file = file;
  }

  /**
   * A public key.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE
   */
  static Publisher publicKey(Path file) {
    PublisherJwk reader = new PublisherJwk(file.toString());
    return reader.open(reader.json(file));
  }

  /**
   * A public key as it was handed over.
   *
   * @param what the key, for messages
   * @throws Fault PUBLISHER_KEY_UNUSABLE
   */
  static Publisher publicKey(byte[] json, String what) {
    PublisherJwk reader = new PublisherJwk(what);
    if (json.length > MAX_BYTES) {
      throw reader.unfit("is too large for a JWK", "Name a file with one JWK");
    }
    return reader.open(reader.json(json));
  }

  private Publisher open(JsonNode jwk) {
    if (jwk.has("d")) {
      throw unfit(
          "holds a private key",
          "Take the public file that 'routes key new' wrote; whoever sent you the private one needs a new key");
    }
    return publisher(jwk);
  }

  /**
   * A private key.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE
   */
  static PublisherKey privateKey(Path file) {
    PublisherJwk reader = new PublisherJwk(file.toString());
    PrivateFile.requireOwnerOnly(file);
    JsonNode jwk = reader.json(file);
    String d = jwk.path("d").asString("");
    if (!KEY.matcher(d).matches()) {
      throw reader.unfit("holds no private key", "Name the file that 'routes key new' wrote");
    }
    Publisher publisher = reader.publisher(jwk);
    OctetKeyPair key =
        new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(publisher.x()))
            .d(new Base64URL(d))
            .build();
    PublisherKey read = new PublisherKey(publisher, key);
    if (!read.belongsTogether()) {
      throw reader.unfit(
          "holds a public and a private half that do not belong together",
          "Take it from the backup made when the key was generated");
    }
    return read;
  }

  /** Whether this may be the name of a publisher. */
  static boolean isName(String name) {
    return TITLE.matcher(name).matches();
  }

  private JsonNode json(Path path) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw unfit("is too large for a JWK", "Name a file with one JWK");
      }
      return json(Files.readAllBytes(path));
    } catch (IOException e) {
      throw unfit("cannot be read", "Check that it exists and that you may read it");
    }
  }

  private JsonNode json(byte[] bytes) {
    try {
      JsonNode jwk = Json.mapper().readTree(bytes);
      if (jwk.isObject()) {
        return jwk;
      }
      throw unfit("is no JWK", "Name a file with one JWK (RFC 7517)");
    } catch (JacksonException e) {
      throw unfit("is no JSON", "Name a file with one JWK (RFC 7517)");
    }
  }

  private Publisher publisher(JsonNode jwk) {
    for (String member : jwk.propertyNames()) {
      if (!MEMBERS.contains(member) && !member.equals("d")) {
        throw unfit("has the unknown member '%s'".formatted(member), "Remove it");
      }
    }
    String x = jwk.path("x").asString("");
    boolean fits =
        jwk.path("kty").asString("").equals("OKP")
            && jwk.path("crv").asString("").equals("Ed25519")
            && KEY.matcher(x).matches()
            && jwk.path("use").asString("sig").equals("sig")
            && jwk.path("alg").asString("Ed25519").equals("Ed25519");
    if (!fits) {
      throw unfit(
          "is no Ed25519 signature key",
          "Make one with 'routes key new'; other kinds are not taken");
    }
    String thumbprint = thumbprint(x);
    if (!jwk.path("kid").asString("").equals(thumbprint)) {
      throw unfit("has a kid that is not its thumbprint (RFC 7638)", "Correct or replace it");
    }
    String name = jwk.path(NAME).asString("");
    if (!isName(name)) {
      throw unfit("lacks the name of the publisher", "Add '%s'".formatted(NAME));
    }
    return new Publisher(name, thumbprint, x, expires(jwk.path("exp")), revoked(jwk.path(REVOKED)));
  }

  private @Nullable Instant expires(JsonNode exp) {
    if (exp.isMissingNode()) {
      return null;
    }
    if (!exp.isIntegralNumber() || !exp.canConvertToLong()) {
      throw unfit("has an 'exp' that is no number of seconds", "Correct it");
    }
    try {
      return Instant.ofEpochSecond(exp.longValue());
    } catch (DateTimeException e) {
      throw unfit("has an 'exp' that is no time", "Correct it");
    }
  }

  private @Nullable Instant revoked(JsonNode revoked) {
    if (revoked.isMissingNode()) {
      return null;
    }
    try {
      return Instant.parse(revoked.asString(""));
    } catch (DateTimeException e) {
      throw unfit("has a '%s' that is no time".formatted(REVOKED), "Write 2026-11-22T10:00:00Z");
    }
  }

  static String thumbprint(String x) {
    try {
      return new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(x))
          .build()
          .computeThumbprint()
          .toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private Fault unfit(String what, String remedy) {
    return new Fault(
        FaultCode.PUBLISHER_KEY_UNUSABLE,
        "The key file %s %s. Nothing was done. %s.".formatted(file, what, remedy));
  }
}
