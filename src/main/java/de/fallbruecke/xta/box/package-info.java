/**
 * Message boxes of our own, for specialist software that fetches by XTA: one per target of type
 * {@code xta-box}, in both versions. Whoever asks is known by the certificate of its TLS connection
 * and sees the offers of its own target and nothing else. Fetching is a lease, closing is the
 * acknowledgement; what was fetched and not closed is there again after the lease.
 */
@NullMarked
package de.fallbruecke.xta.box;

import org.jspecify.annotations.NullMarked;
