package de.fallbruecke.fitconnect.jose;

import java.security.GeneralSecurityException;

/** A private key that opens content keys; the operation itself may happen elsewhere. */
public interface DecryptionKey {
  /** The id under which its public half is published. */
  String kid();

  /**
   * RSA-OAEP with SHA-256 and MGF1-SHA-256.
   *
   * @throws GeneralSecurityException if the bytes were not made for this key
   */
  byte[] unwrap(byte[] encryptedKey) throws GeneralSecurityException;
}
