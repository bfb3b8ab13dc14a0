/**
 * Web pages for integration admins: what arrived, where it is, what is stuck. Reads; acts only
 * through the published services of other packages.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "submission",
      "evidence",
      "casefile",
      "casefile :: model",
      "delivery"
    })
@NullMarked
package de.fallbruecke.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
