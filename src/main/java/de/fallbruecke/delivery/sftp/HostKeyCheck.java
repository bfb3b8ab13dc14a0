package de.fallbruecke.delivery.sftp;

import java.net.SocketAddress;
import java.security.PublicKey;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** Compares the key of one server and remembers a strange one. */
final class HostKeyCheck implements ServerKeyVerifier {
  private final HostKeys known;
  private volatile @Nullable String stranger;

  HostKeyCheck(HostKeys known) {
    this.known = known;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey shown) {
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
