package de.fallbruecke.submission;

import java.time.Instant;
import java.util.UUID;

/** That a submission became this version at that moment. */
public record Change(UUID id, int version, String tenant, Instant at) {}
