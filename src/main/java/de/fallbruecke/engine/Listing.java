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
 * @param lastFailedAt when a listing failed last; null if none ever did
 * @param callbacks how many genuine calls of the remote side came
 * @param lastCallbackAt when the latest of them came
 */
public record Listing(
    String destination,
    Instant watchedSince,
    @Nullable Instant lastListedAt,
    int failures,
    @Nullable FaultCode lastCode,
    @Nullable Instant lastFailedAt,
    long callbacks,
    @Nullable Instant lastCallbackAt) {}
