package de.fallbruecke.delivery.soap;

import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.TlsIdentity;
import java.time.Clock;
import java.time.Duration;

/**
 * That envelopes are signed, and with what.
 *
 * @param identity whose key signs; a renewed one counts from the next message on
 * @param validity how long the target may take a message
 */
public record EnvelopeSignature(TlsIdentity identity, Duration validity, Clock clock) {
  /** The signature of one message. */
  Signing begin(IdSource ids) {
    return new Signing(identity.signingKey().orElseThrow(), clock.instant(), validity, ids);
  }
}
