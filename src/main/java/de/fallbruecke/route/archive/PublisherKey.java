package de.fallbruecke.route.archive;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The private key with which a publisher signs archives and indexes.
 *
 * @param publisher its public half
 * @param jwk both halves; never leaves this package
 */
public record PublisherKey(Publisher publisher, OctetKeyPair jwk) {
  /**
   * A new one.
   *
   * @param name of the publisher, for people
   * @throws Fault PUBLISHER_KEY_UNUSABLE if the name is none
   */
  public static PublisherKey generate(String name, @Nullable Instant expires) {
    if (!PublisherJwk.isName(name)) {
      throw new Fault(
          FaultCode.PUBLISHER_KEY_UNUSABLE,
          "The name of the publisher is empty, too long or has special characters. No key was made. Use up to 100 letters, digits, blanks and . , ( ) / & -.");
    }
    try {
      OctetKeyPair key = new OctetKeyPairGenerator(Curve.Ed25519).generate();
      String x = key.getX().toString();
      String thumbprint = PublisherJwk.thumbprint(x);
      // One that begins with a dash would be taken for an option on every command line.
      return thumbprint.startsWith("-")
          ? generate(name, expires)
          : new PublisherKey(new Publisher(name, thumbprint, x, expires, null), key);
    } catch (JOSEException e) {
      throw new IllegalStateException("This installation cannot make Ed25519 keys", e);
    }
  }

  /**
   * Reads one.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE
   */
  public static PublisherKey read(Path file) {
    return PublisherJwk.privateKey(file);
  }

  /**
   * Writes it where only its owner can read it; an existing file is never replaced.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE
   */
  public void write(Path file) {
    String text =
        Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(publisher.members().put("d", jwk.getD().toString()))
            + "\n";
    try {
      PrivateFile.create(file, text);
    } catch (FileAlreadyExistsException e) {
      throw new Fault(
          FaultCode.PUBLISHER_KEY_UNUSABLE,
          "The file %s exists. No key was written, because whoever loses a key cannot publish under it any more. Name another file."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PUBLISHER_KEY_UNUSABLE,
          "The key file %s cannot be written. There is no new key. Check that its folder exists and has space."
              .formatted(file),
          e);
    }
  }

  boolean belongsTogether() {
    byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
    byte[] signature = DetachedJws.sign(this, DetachedJws.Purpose.PACKAGE, probe);
    Optional<DetachedJws> parsed = DetachedJws.parse(signature, DetachedJws.Purpose.PACKAGE);
    return parsed.isPresent() && parsed.get().signed(publisher.key(), probe);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "PublisherKey[" + publisher.thumbprint() + "]";
  }
}
