package de.fallbruecke.submission;

import java.time.Instant;

/**
 * A destination that is not listed at the moment. What waits at the portal stays there; its 14 days
 * go on.
 *
 * @param by who paused it
 * @param reason why, for people
 */
public record DestinationPause(String destination, Instant pausedAt, String by, String reason) {}
