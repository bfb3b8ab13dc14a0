package de.fallbruecke.fitconnect.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Optional;

/**
 * The public key that a sender wants replies encrypted with. The rules are those of the metadata
 * schema and of facts/fit-connect §4.3; they are checked again before anything is encrypted, for a
 * reply to a weak or foreign key would be readable by others.
 *
 * @param kid names the key in the header of what is encrypted
 */
public record EncryptionKey(String kid, RSAPublicKey key) {
  /** 65537, the only exponent that FIT-Connect allows. */
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  /** Why a JWK cannot be used, in words without its content. */
  public static final class Unfit extends Exception {
    Unfit(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * The key in the JSON text of a JWK.
   *
   * @throws Unfit naming the first rule that it breaks
   */
  public static EncryptionKey parse(String jwk) throws Unfit {
    RSAKey key = rsa(jwk);
    String kid = Optional.ofNullable(key.getKeyID()).orElse("");
    require(kid.length() >= 8 && kid.length() <= 64, "its kid has not 8 to 64 characters");
    require(!key.isPrivate(), "it is a private key");
    require(
        key.getAlgorithm() != null && "RSA-OAEP-256".equals(key.getAlgorithm().getName()),
        "its alg is not RSA-OAEP-256");
    require(
        key.getKeyOperations() != null
            && (key.getKeyOperations().contains(KeyOperation.WRAP_KEY)
                || key.getKeyOperations().contains(KeyOperation.ENCRYPT)),
        "its key_ops allow no encryption");
    require(
        key.getKeyUse() == null || "enc".equals(key.getKeyUse().getValue()),
        "its use is not encryption");
    try {
      RSAPublicKey publicKey = key.toRSAPublicKey();
      require(
          publicKey.getModulus().bitLength() >= KeyFile.MINIMUM_BITS,
          "it has %d bits instead of %d"
              .formatted(publicKey.getModulus().bitLength(), KeyFile.MINIMUM_BITS));
      require(publicKey.getPublicExponent().equals(EXPONENT), "its exponent is not AQAB");
      return new EncryptionKey(kid, publicKey);
    } catch (JOSEException e) {
      throw new Unfit("it is no usable RSA key");
    }
  }

  private static RSAKey rsa(String jwk) throws Unfit {
    try {
      if (JWK.parse(jwk) instanceof RSAKey rsa) {
        return rsa;
      }
    } catch (ParseException | IllegalArgumentException e) {
      // falls through: the cause would quote foreign text
    }
    throw new Unfit("it is no RSA key as JWK");
  }

  private static void require(boolean fits, String otherwise) throws Unfit {
    if (!fits) {
      throw new Unfit(otherwise);
    }
  }
}
