package de.fallbruecke.engine;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the listing of a destination goes, over all processes.
 *
 * @param watchedSince since when it is to be listed
 * @param lastListedAt when the last complete listing began; null if there was none yet
 * @param failures how many listings failed since then, in a row
 * @param lastCode why the last one failed, if it did
 */
public record Listing(
    String destination,
    Instant watchedSince,
    @Nullable Instant lastListedAt,
    int failures,
    @Nullable FaultCode lastCode) {}
