package de.fallbruecke.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** What the files of a TLS identity held at one moment. */
record TlsMaterial(
    SSLContext context, KeyManager[] keys, TrustManager[] trust, @Nullable SigningKey own) {

  /**
   * Reads the files and makes sure that key and certificate belong together.
   *
   * @throws Fault TLS_UNUSABLE naming the property, never what a file holds
   */
  static TlsMaterial read(String name, TlsSettings settings) {
    String property = TlsSettings.PREFIX + "." + name;
    String password = settings.passwordFile() == null ? null : line(property, settings);
    KeyStore own = own(property, settings, password);
    KeyStore trusted = trusted(property, settings);
    try {
      // Keys from PEM lie in a store in memory without a password.
      SigningKey key = own == null ? null : key(own, property, password);
      String storePassword = settings.storeFile() == null ? null : password;
      SslBundle bundle =
          SslBundle.of(
              SslStoreBundle.of(own, storePassword, trusted),
              storePassword == null ? SslBundleKey.NONE : SslBundleKey.of(storePassword));
      return new TlsMaterial(
          bundle.createSslContext(),
          own == null ? new KeyManager[0] : bundle.getManagers().getKeyManagers(),
          bundle.getManagers().getTrustManagers(),
          key);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw e instanceof Fault fault ? fault : unusable(property, "cannot be used together", e);
    }
  }

  private static @Nullable KeyStore own(
      String property, TlsSettings settings, @Nullable String password) {
    Path store = settings.storeFile();
    if (store != null) {
      try (InputStream in = Files.newInputStream(store)) {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(in, password == null ? null : password.toCharArray());
        return keys;
      } catch (IOException | GeneralSecurityException e) {
        throw unusable(property + ".store-file", "cannot be read with its password", e);
      }
    }
    Path certificates = settings.certificateFile();
    Path key = settings.keyFile();
    if (certificates == null || key == null) {
      return null;
    }
    String chain = text(property + ".certificate-file", certificates);
    String pem = text(property + ".key-file", key);
    try {
      return new PemSslStoreBundle(
              PemSslStoreDetails.forCertificates(chain)
                  .withPrivateKey(pem)
                  .withPrivateKeyPassword(password),
              null)
          .getKeyStore();
    } catch (RuntimeException e) {
      throw unusable(
          property, "names a certificate or key that is no PEM or needs another password", e);
    }
  }

  private static @Nullable KeyStore trusted(String property, TlsSettings settings) {
    Path file = settings.trustedFile();
    if (file == null) {
      return null;
    }
    String certificates = text(property + ".trusted-file", file);
    try {
      return new PemSslStoreBundle(null, PemSslStoreDetails.forCertificates(certificates))
          .getTrustStore();
    } catch (RuntimeException e) {
      throw unusable(property + ".trusted-file", "holds no certificates in PEM", e);
    }
  }

  private static SigningKey key(KeyStore own, String property, @Nullable String password)
      throws GeneralSecurityException {
    List<String> aliases =
        Collections.list(own.aliases()).stream().filter(alias -> isKey(own, alias)).toList();
    if (aliases.size() != 1) {
      throw unusable(property, "must hold exactly one key, it holds " + aliases.size(), null);
    }
    String alias = aliases.getFirst();
    Key key = own.getKey(alias, password == null ? new char[0] : password.toCharArray());
    if (key == null) {
      key = own.getKey(alias, null);
    }
    if (!(key instanceof PrivateKey secret)
        || !(own.getCertificate(alias) instanceof X509Certificate certificate)) {
      throw unusable(property, "must hold a private key with its X.509 certificate", null);
    }
    if (!fit(secret, certificate)) {
      throw unusable(property, "names a key that does not belong to its certificate", null);
    }
    return new SigningKey(secret, certificate);
  }

  private static boolean isKey(KeyStore own, String alias) {
    try {
      return own.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean fit(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
      return false;
    }
    byte[] probe = {1, 2, 3};
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(probe);
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(certificate.getPublicKey());
    verifier.update(probe);
    return verifier.verify(signer.sign());
  }

  private static String line(String property, TlsSettings settings) {
    Path file = settings.passwordFile();
    return file == null ? "" : text(property + ".password-file", file).strip();
  }

  private static String text(String property, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unusable(property, "cannot be read", e);
    }
  }

  /** The cause is named by its class only: messages of parsers may quote what they read. */
  private static Fault unusable(String property, String what, @Nullable Exception cause) {
    return new Fault(
        FaultCode.TLS_UNUSABLE,
        "%s %s%s. Nothing can be reached with it; check path, owner, mode and form of the files."
            .formatted(
                property,
                what,
                cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")"));
  }
}
