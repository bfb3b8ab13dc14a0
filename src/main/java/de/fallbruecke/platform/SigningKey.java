package de.fallbruecke.platform;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the certificate that belongs to it. */
public record SigningKey(PrivateKey key, X509Certificate certificate) {
  /** Not even the kind of the key. */
  @Override
  public String toString() {
    return "SigningKey[withheld]";
  }
}
