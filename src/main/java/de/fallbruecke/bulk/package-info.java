/**
 * Many submissions at once: finds them by what three repositories know, and carries out one act on
 * all that were chosen, as a job in the database. A job outlives the process that runs it, never
 * does an item twice, and calls nothing a success before it is one. It acts only through {@link
 * de.fallbruecke.engine.Interventions}; it changes no state itself.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "submission",
      "casefile",
      "casefile :: model",
      "delivery",
      "reply",
      "engine"
    })
@NullMarked
package de.fallbruecke.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
