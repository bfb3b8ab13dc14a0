package de.fallbruecke.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to have active.
 *
 * @param tenant whose submissions a new instance takes
 * @param what the folder of the package; at a gateway somewhere else its id, or id and version
 * @param values what is not named stays as it is, or takes its default
 */
record RouteWish(
    String instance,
    @Nullable String tenant,
    String what,
    Map<String, String> values,
    String by,
    @Nullable String reason) {}
