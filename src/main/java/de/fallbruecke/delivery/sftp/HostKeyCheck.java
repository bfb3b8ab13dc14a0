package de.fallbruecke.delivery.sftp;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** Compares the key of one server and remembers a strange one. */
final class HostKeyCheck {
  private final HostKeys known;
  private volatile @Nullable String stranger;

  HostKeyCheck(HostKeys known) {
    this.known = known;
  }

  boolean accepts(PublicKey shown) {
    if (known.has(shown)) {
      return true;
    }
    stranger = HostKeys.fingerprint(shown);
    return false;
  }

  /** Fingerprint of the key that was refused, if one was. */
  @Nullable String stranger() {
    return stranger;
  }
}
