package de.fallbruecke.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change to be prepared.
 *
 * @param tenant of a new instance; needed only by who may change routes of several
 * @param hash of the version; null keeps the one that is active
 * @param parameters all of them; one that is not named takes the default of the package
 */
record ChangeRequest(
    @Nullable String tenant, @Nullable String hash, @Nullable Map<String, String> parameters) {}
