package de.fallbruecke.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for 127.0.0.1 in the forms that admins have them; by the JDK's keytool.
 */
public record TestCertificate(Path store) {
  /** The password of store and key. */
  public static final String PASSWORD = "loopback-test-only";

  private static final String ALIAS = "loopback";

  /** A new one, valid for so many days from now. */
  public static TestCertificate in(Path directory, String name, int days) {
    return in(directory, name, "+0d", days);
  }

  /**
   * A new one.
   *
   * @param start as keytool has it, for example {@code -3d}
   */
  public static TestCertificate in(Path directory, String name, String start, int days) {
    return in(directory, name, "EC", start, days);
  }

  /**
   * A new one.
   *
   * @param algorithm {@code EC} (256 bits), {@code RSA} (3072) or {@code Ed25519}
   */
  public static TestCertificate in(
      Path directory, String name, String algorithm, String start, int days) {
    Path store = directory.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            algorithm,
            "-dname",
            "CN=" + name,
            "-ext",
            "san=ip:127.0.0.1,dns:localhost",
            "-startdate",
            start,
            "-validity",
            String.valueOf(days),
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    try {
      Files.deleteIfExists(store);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("keytool ended with status " + process.exitValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new TestCertificate(store);
  }

  /** The certificate in PEM. */
  public String certificate() {
    try {
      return pem("CERTIFICATE", keys().getCertificate(ALIAS).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key in PEM, PKCS#8, not encrypted. */
  public String key() {
    try {
      return pem("PRIVATE KEY", keys().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The store, opened. */
  public KeyStore keys() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
