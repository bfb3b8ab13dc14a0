package de.fallbruecke.fitconnect.api;

import java.net.URI;

/**
 * A client registered at one FIT-Connect environment.
 *
 * @param name configured name
 * @param tokenUrl where access tokens come from
 * @param submissionApi base address without version and without trailing slash
 * @param issuer how the delivery service calls itself in event tokens; compared character by
 *     character
 * @param clientId as registered
 * @param clientSecret as registered
 */
public record Account(
    String name,
    URI tokenUrl,
    String submissionApi,
    String issuer,
    String clientId,
    Secret clientSecret) {}
