package de.fallbruecke.delivery.pull;

import de.fallbruecke.delivery.Endpoint;
import java.time.Duration;

/**
 * A target that fetches.
 *
 * @param lease the time of a lease whose client names none
 * @param longestLease the longest time of a lease
 */
public record PullEndpoint(Duration lease, Duration longestLease) implements Endpoint.Offered {}
