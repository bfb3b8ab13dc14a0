package de.fallbruecke.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try of a delivery. The row is written before the request and completed after it; one without
 * an end belongs to a process that died.
 *
 * @param number from 1
 * @param outcome word of {@link Outcome} plus code, null while unknown
 */
public record Attempt(
    UUID delivery,
    int number,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    @Nullable String detail) {}
