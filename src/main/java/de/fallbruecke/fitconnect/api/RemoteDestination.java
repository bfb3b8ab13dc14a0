package de.fallbruecke.fitconnect.api;

import org.jspecify.annotations.Nullable;

/**
 * A destination as the delivery service shows it.
 *
 * @param status {@code active} takes submissions; other values are unconfirmed (facts §3.1)
 * @param encryptionKid names the key that senders encrypt with
 */
public record RemoteDestination(@Nullable String status, @Nullable String encryptionKid) {}
