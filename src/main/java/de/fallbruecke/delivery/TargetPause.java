package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target that gets nothing at the moment; its deliveries wait without using up attempts.
 *
 * @param until when a single delivery tries whether it is back; null: when a person says so
 * @param code what failed last; null if a person paused it
 * @param detail why, for people
 * @param by who paused it; null if its failures did
 */
public record TargetPause(
    String target,
    Instant pausedAt,
    @Nullable Instant until,
    @Nullable FaultCode code,
    String detail,
    @Nullable String by) {}
