/**
 * The six tasks pickup, receive, process, deliver, confirm, purge, and the task reply for the way
 * back: every effect of the gateway, each ending in one transaction together with the next task. No
 * transaction is open across a remote call.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "submission",
      "vault",
      "evidence",
      "route",
      "mapping",
      "casefile",
      "casefile :: model",
      "delivery",
      "reply"
    })
@NullMarked
package de.fallbruecke.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
