package de.fallbruecke.delivery;

import java.time.Duration;

/**
 * A target as its operator may see it.
 *
 * @param address where it is reached, without credentials; empty if it fetches
 * @param fetches it fetches its cases; nothing is sent to it
 * @param testDeliveries a person may send it a synthetic case
 * @param failures so many failures in a row pause it
 * @param pause then one delivery tries whether it is back
 */
public record TargetDetails(
    Target target,
    String address,
    boolean fetches,
    boolean testDeliveries,
    RetryPolicy retry,
    int failures,
    Duration pause) {}
