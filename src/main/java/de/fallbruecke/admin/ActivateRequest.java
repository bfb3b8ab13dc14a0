package de.fallbruecke.admin;

import org.jspecify.annotations.Nullable;

/**
 * The decision to activate a change.
 *
 * @param reviewed whether the person has looked at the comparison
 */
record ActivateRequest(@Nullable String reason, @Nullable Boolean reviewed) {}
