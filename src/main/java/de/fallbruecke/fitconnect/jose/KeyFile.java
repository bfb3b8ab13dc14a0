package de.fallbruecke.fitconnect.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;

/**
 * A private JWK from a file, checked for what it is to be used for. Every error names the property
 * and says what to do; none quotes the file.
 *
 * @param kid its id
 * @param publicKey what the delivery service has to publish under that id
 * @param privateKey never leaves this process
 * @param chain certificates of the key, its own first; empty if the file has none
 * @param file where it lies
 */
public record KeyFile(
    String kid,
    RSAPublicKey publicKey,
    RSAPrivateKey privateKey,
    List<X509Certificate> chain,
    Path file) {
  /** FIT-Connect demands RSA keys of at least this size. */
  public static final int MINIMUM_BITS = 4096;

  private static final long MAX_BYTES = 64 * 1024;

  /** What a key is for: its algorithm and the operation of its private half. */
  public enum Use {
    DECRYPTION("RSA-OAEP-256", KeyOperation.UNWRAP_KEY, "decryption"),
    SIGNATURE("PS512", KeyOperation.SIGN, "signature");

    private final String algorithm;
    private final KeyOperation operation;
    private final String label;

    Use(String algorithm, KeyOperation operation, String label) {
      this.algorithm = algorithm;
      this.operation = operation;
      this.label = label;
    }
  }

  /**
   * Reads and checks the file.
   *
   * @param property the full name of the property that names the file, for the messages
   * @throws Fault KEY_UNREADABLE
   */
  public static KeyFile read(Path file, Use use, String property) {
    return checked(parse(file, property), file, use, property);
  }

  /** The same for a key that is not stored yet. */
  public static KeyFile checked(RSAKey jwk, Path file, Use use, String property) {
    if (jwk.getKeyID() == null || jwk.getKeyID().isBlank()) {
      throw unfit(property, file, "has no kid", "Take the JWK as the portal's key tool wrote it");
    }
    if (jwk.size() < MINIMUM_BITS) {
      throw unfit(
          property,
          file,
          "has %d bits, FIT-Connect demands %d".formatted(jwk.size(), MINIMUM_BITS),
          "Generate a new key pair and publish it for the destination");
    }
    if (!isFor(jwk, use)) {
      throw unfit(
          property,
          file,
          "is not a %s key (needed: alg %s, key_ops %s)"
              .formatted(use.label, use.algorithm, use.operation.identifier()),
          "Decryption and signature use two separate keys; they may have been exchanged");
    }
    try {
      RSAPrivateKey privateKey = jwk.toRSAPrivateKey();
      RSAPublicKey publicKey = jwk.toRSAPublicKey();
      if (privateKey == null) {
        throw unfit(property, file, "holds only the public half", "Name the private key's file");
      }
      if (!belongTogether(publicKey, privateKey)) {
        throw unfit(
            property,
            file,
            "holds a public and a private half that do not belong together",
            "Take the file from the backup made when the key was generated");
      }
      List<X509Certificate> chain = jwk.getParsedX509CertChain();
      return new KeyFile(
          jwk.getKeyID(), publicKey, privateKey, chain == null ? List.of() : chain, file);
    } catch (JOSEException e) {
      throw unfit(property, file, "holds no usable RSA key", "Take the JWK as it was generated");
    }
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "KeyFile[" + kid + "]";
  }

  private static RSAKey parse(Path file, String property) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unfit(property, file, "is too large for a JWK", "Name a file with one private JWK");
      }
      if (JWK.parse(Files.readString(file)) instanceof RSAKey rsa) {
        return rsa;
      }
      throw unfit(property, file, "is not an RSA key", "FIT-Connect uses RSA keys only");
    } catch (IOException e) {
      throw unfit(
          property,
          file,
          "cannot be read",
          "Check that it exists and that the user of this process may read it");
    } catch (ParseException | IllegalArgumentException e) {
      throw unfit(
          property,
          file,
          "is not a JWK, or its certificate belongs to another key",
          "Name a file with one private JWK (RFC 7517)");
    }
  }

  private static boolean isFor(RSAKey jwk, Use use) {
    boolean saysSo = jwk.getAlgorithm() != null || jwk.getKeyOperations() != null;
    boolean algorithmFits =
        jwk.getAlgorithm() == null || use.algorithm.equals(jwk.getAlgorithm().getName());
    boolean operationFits =
        jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(use.operation);
    return saysSo && algorithmFits && operationFits;
  }

  private static boolean belongTogether(RSAPublicKey publicKey, RSAPrivateKey privateKey) {
    BigInteger probe = BigInteger.TWO;
    BigInteger there = probe.modPow(publicKey.getPublicExponent(), publicKey.getModulus());
    return there.modPow(privateKey.getPrivateExponent(), privateKey.getModulus()).equals(probe);
  }

  private static Fault unfit(String property, Path file, String what, String remedy) {
    return new Fault(
        FaultCode.KEY_UNREADABLE,
        "%s: the file %s %s. The gateway does not start. %s."
            .formatted(property, file, what, remedy));
  }
}
