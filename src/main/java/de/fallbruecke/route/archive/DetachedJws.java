package de.fallbruecke.route.archive;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A signature over bytes that are stored beside it: a compact JWS without its payload (RFC 7515
 * appendix F). Ed25519 (RFC 9864) and nothing else; the header holds {@code alg}, {@code kid} and
 * {@code typ} and nothing else, so no key or address in it can be followed. The same key and bytes
 * give the same signature.
 *
 * @param kid thumbprint (RFC 7638) of the key that is said to have signed
 */
record DetachedJws(String kid, Base64URL header, Base64URL signature) {
  /** What was signed; a signature over one is none over the other. */
  enum Purpose {
    PACKAGE("fallbruecke-package"),
    INDEX("fallbruecke-index");

    private final String type;

    Purpose(String type) {
      this.type = type;
    }
  }

  private static final int MAX_LENGTH = 4096;
  private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{1,2000})\\.\\.([A-Za-z0-9_-]{86})");

  /** Signs; the result is what is stored. */
  static byte[] sign(PublisherKey key, Purpose purpose, byte[] payload) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.Ed25519)
            .type(new JOSEObjectType(purpose.type))
            .keyID(key.publisher().thumbprint())
            .build();
    try {
      Base64URL encoded = header.toBase64URL();
      Base64URL signature = new Ed25519Signer(key.jwk()).sign(header, input(encoded, payload));
      return (encoded + ".." + signature).getBytes(StandardCharsets.US_ASCII);
    } catch (JOSEException e) {
      throw new IllegalStateException("An Ed25519 key that was read cannot sign", e);
    }
  }

  /** The stored signature, or empty if it is not of the one allowed form. */
  static Optional<DetachedJws> parse(byte[] stored, Purpose purpose) {
    if (stored.length > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(new String(stored, StandardCharsets.US_ASCII));
    if (!form.matches()) {
      return Optional.empty();
    }
    Base64URL header = new Base64URL(form.group(1));
    try {
      JsonNode json = Json.mapper().readTree(header.decode());
      boolean allowed =
          json.isObject()
              && MEMBERS.equals(Set.copyOf(json.propertyNames()))
              && json.path("alg").asString("").equals(JWSAlgorithm.Ed25519.getName())
              && json.path("typ").asString("").equals(purpose.type);
      return json.path("kid")
          .stringValueOpt()
          .filter(kid -> allowed)
          .map(kid -> new DetachedJws(kid, header, new Base64URL(form.group(2))));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * As {@link #parse}.
   *
   * @param what whose signature, for the message
   * @throws Fault SIGNATURE_FORBIDDEN
   */
  static DetachedJws require(byte[] stored, Purpose purpose, String what) {
    return parse(stored, purpose)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.SIGNATURE_FORBIDDEN,
                    "The signature of %s has a form that is not allowed. Nothing of it was used. Only Ed25519 with 'alg', 'kid' and 'typ' is taken; ask its publisher to sign it again."
                        .formatted(what)));
  }

  /** Whether the private half of this key signed these bytes. */
  boolean signed(OctetKeyPair key, byte[] payload) {
    try {
      return new Ed25519Verifier(key)
          .verify(JWSHeader.parse(header), input(header, payload), signature);
    } catch (JOSEException | ParseException e) {
      return false;
    }
  }

  private static byte[] input(Base64URL header, byte[] payload) {
    return (header + "." + Base64URL.encode(payload)).getBytes(StandardCharsets.US_ASCII);
  }
}
