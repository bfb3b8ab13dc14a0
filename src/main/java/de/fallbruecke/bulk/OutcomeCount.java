package de.fallbruecke.bulk;

import org.jspecify.annotations.Nullable;

/** How many items of a job had this outcome for this reason. */
public record OutcomeCount(ItemOutcome outcome, @Nullable String detail, long count) {}
