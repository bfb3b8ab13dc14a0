package de.fallbruecke.delivery.pull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.pull}.
 *
 * @param lease how long a client has a case to itself if it does not ask for another time; default
 *     {@code 15m}
 * @param longestLease the longest time it may ask for, up to {@code 7d}; default {@code 4h}
 */
public record PullSettings(@Nullable Duration lease, @Nullable Duration longestLease) {}
