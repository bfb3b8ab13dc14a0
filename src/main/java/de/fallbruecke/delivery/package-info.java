/**
 * Targets and what is handed to them: deliveries with their idempotency key, append-only attempts,
 * connectors. Each way to a target is a sub-package (or an outside module) with a bean of type
 * {@link Way}; this package knows none of them. A delivery never gets a second key, and an unclear
 * outcome is never called a success.
 */
@ApplicationModule(
    allowedDependencies = {"platform", "casefile", "casefile :: model", "vault", "evidence"})
@NullMarked
package de.fallbruecke.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
