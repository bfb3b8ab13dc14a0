package de.fallbruecke.fitconnect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.fitconnect.jose.KeyPapers;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes and reads new decryption keys; no refusal quotes what a key holds. */
final class NewKey {
  private static final int LONGEST = 64 * 1024;

  private NewKey() {}

  /** A new key pair of the size that FIT-Connect demands; takes seconds. */
  static RSAKey fresh(String kid) {
    try {
      return new RSAKeyGenerator(KeyFile.MINIMUM_BITS)
          .keyID(kid)
          .algorithm(JWEAlgorithm.RSA_OAEP_256)
          .keyOperations(Set.of(KeyOperation.UNWRAP_KEY))
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    }
  }

  /** Enough for test environments; replaced where an authority is asked for a certificate. */
  static RSAKey selfSigned(RSAKey key, UUID destination, UUID serial, Instant now) {
    try {
      X509Certificate certificate =
          KeyPapers.selfSigned(
              "CN=" + destination,
              key.toRSAPublicKey(),
              key.toRSAPrivateKey(),
              new BigInteger(serial.toString().replace("-", ""), 16),
              now);
      return new RSAKey.Builder(key)
          .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
          .build();
    } catch (GeneralSecurityException | JOSEException | IllegalStateException e) {
      throw unfit("holds no private half that signs");
    }
  }

  /** The key with the certificates that an authority gave for it. */
  static RSAKey certified(RSAKey own, String pem) {
    try {
      List<Base64> chain = new ArrayList<>();
      for (Certificate one :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
        chain.add(Base64.encode(one.getEncoded()));
        if (chain.size() == 1) {
          ((X509Certificate) one).checkValidity();
          if (!one.getPublicKey().equals(own.toRSAPublicKey())) {
            throw unfit("is not the one that the first certificate belongs to");
          }
        }
      }
      if (chain.isEmpty() || chain.size() > 10) {
        throw unfit("needs one to ten certificates in PEM, its own first");
      }
      return new RSAKey.Builder(own).x509CertChain(chain).build();
    } catch (GeneralSecurityException | JOSEException e) {
      throw unfit("cannot be certified by this: it is no certificate in PEM that is valid now");
    }
  }

  static RSAKey parse(byte[] content) {
    if (content.length > LONGEST) {
      throw unfit("is larger than a JWK is");
    }
    try {
      if (JWK.parse(new String(content, StandardCharsets.UTF_8)) instanceof RSAKey key
          && key.isPrivate()) {
        return key;
      }
    } catch (ParseException | IllegalArgumentException e) {
      // falls through: the cause would quote it
    }
    throw unfit("is no private RSA key as JWK (RFC 7517)");
  }

  static Fault unfit(String why) {
    return new Fault(FaultCode.KEY_UNFIT, "The new key %s. Nothing was stored.".formatted(why));
  }
}
