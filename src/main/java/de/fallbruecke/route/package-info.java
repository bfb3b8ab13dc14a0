/**
 * Route packages: loaded from folders, checked against the allow-list, run as Camel routes. A route
 * turns one stored submission into a case and a list of wanted deliveries; it has no effects.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "submission",
      "vault",
      "xoev",
      "mapping",
      "casefile",
      "casefile :: model",
      "delivery"
    })
@NullMarked
package de.fallbruecke.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
