package de.fallbruecke.route.archive;

import java.time.Instant;

/**
 * Where an imported package came from. Together with the kept archive it proves who signed which
 * content, also after the publisher's key left the trust store.
 *
 * @param contentHash of the package as imported; a folder with another hash was changed since
 * @param archiveSha512 of the kept archive
 * @param publisher name under which the tenant trusted the key
 * @param thumbprint of the key
 * @param key the public key, base64url
 * @param tenant who trusted the publisher
 * @param importedAt when
 * @param importedBy user of the operating system or of the console
 * @param source file or address it was read from
 */
public record Origin(
    String id,
    String version,
    String contentHash,
    String archiveSha512,
    String publisher,
    String thumbprint,
    String key,
    String tenant,
    Instant importedAt,
    String importedBy,
    String source) {}
