package de.fallbruecke.route;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed archive of somebody else that a tenant looks at or has taken over.
 *
 * @param tenant who trusts the publisher
 * @param hash SHA-512 over the files of the package
 * @param source name of the file or address it came from
 * @param publisher name under which the tenant trusted the key
 * @param thumbprint of the key
 * @param x the public key, base64url
 * @param takenAt since when it may be activated; null while somebody only looks at it
 */
public record Takeover(
    UUID id,
    String tenant,
    String packageId,
    String version,
    String hash,
    String archiveSha512,
    String source,
    String publisher,
    String thumbprint,
    String x,
    Instant uploadedAt,
    String uploadedBy,
    @Nullable Instant takenAt,
    @Nullable String takenBy) {}
