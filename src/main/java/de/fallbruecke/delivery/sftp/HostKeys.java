package de.fallbruecke.delivery.sftp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * The keys that a server may show.
 *
 * @param fingerprints {@code SHA256:} and base64 without padding, as ssh-keygen shows it
 */
public record HostKeys(Set<String> fingerprints) {
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  /** A public key, with the host names of known_hosts before it or not. */
  private static final Pattern KEY =
      Pattern.compile("(?:[^\\s@#]\\S* )?((?:ssh|ecdsa|sk)-\\S+ [A-Za-z0-9+/]+={0,2})(?: .*)?");

  public HostKeys {
    fingerprints = Set.copyOf(fingerprints);
  }

  /**
   * Reads them as written.
   *
   * @throws IllegalArgumentException if one is neither fingerprint nor key
   */
  static HostKeys of(List<String> written) {
    return new HostKeys(written.stream().map(HostKeys::fingerprint).collect(Collectors.toSet()));
  }

  private static String fingerprint(String written) {
    String plain = written.strip().replaceFirst("=+$", "");
    if (FINGERPRINT.matcher(plain).matches()) {
      return plain;
    }
    Matcher line = KEY.matcher(written.strip());
    if (!line.matches()) {
      throw new IllegalArgumentException("neither fingerprint nor key");
    }
    try {
      return fingerprint(
          PublicKeyEntry.parsePublicKeyEntry(line.group(1))
              .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("no public key that can be read", e);
    }
  }

  /** Whether the server is the one that is meant. */
  boolean has(PublicKey shown) {
    return fingerprints.contains(fingerprint(shown));
  }

  /** As ssh-keygen shows it. */
  static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
  }
}
