package de.fallbruecke.fitconnect.jose;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** A private key in memory, used through the standard JCE. */
public record RsaDecryptionKey(String kid, PrivateKey key) implements DecryptionKey {
  // The generic name with explicit parameters is the one that every provider knows.
  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  @Override
  public byte[] unwrap(byte[] encryptedKey) throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(Cipher.DECRYPT_MODE, key, OAEP_256);
    return rsa.doFinal(encryptedKey);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "RsaDecryptionKey[" + kid + "]";
  }
}
