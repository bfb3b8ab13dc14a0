package de.fallbruecke.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.tls.<name>}: whom we show ourselves as and whom we believe, for everything
 * that speaks TLS with certificates of its own. Either {@code certificate-file} with {@code
 * key-file}, or {@code store-file}, or only {@code trusted-file}.
 *
 * @param certificateFile our certificate in PEM, with the chain up to below the root
 * @param keyFile its private key in PEM (PKCS#8, PKCS#1 or SEC1, encrypted or not)
 * @param storeFile a PKCS#12 file with exactly one key and its chain, instead of the two
 * @param passwordFile the password of key or store, one line
 * @param trustedFile certificates in PEM that the other side's chain must lead to; without it those
 *     that the JDK trusts
 */
record TlsSettings(
    @Nullable Path certificateFile,
    @Nullable Path keyFile,
    @Nullable Path storeFile,
    @Nullable Path passwordFile,
    @Nullable Path trustedFile) {
  static final String PREFIX = "fallbruecke.tls";

  /**
   * These settings, if they make sense.
   *
   * @throws Fault CONFIGURATION_INVALID naming the property
   */
  TlsSettings checked(String name) {
    String property = PREFIX + "." + name;
    if ((certificateFile == null) != (keyFile == null)) {
      throw invalid(
          property, "needs certificate-file and key-file together", "add the one that is missing");
    }
    if (certificateFile != null && storeFile != null) {
      throw invalid(
          property, "has certificate-file and store-file", "name the certificate in one way only");
    }
    if (certificateFile == null && storeFile == null && trustedFile == null) {
      throw invalid(
          property, "is empty", "name certificate-file and key-file, store-file or trusted-file");
    }
    if (passwordFile != null && certificateFile == null && storeFile == null) {
      throw invalid(property + ".password-file", "belongs to nothing", "remove it");
    }
    if (storeFile != null && passwordFile == null) {
      throw invalid(property, "has a store-file without password-file", "add password-file");
    }
    return this;
  }

  private static Fault invalid(String property, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s %s. The gateway does not start; %s.".formatted(property, what, remedy));
  }
}
