/**
 * Web pages for integration admins: what arrived, where it is, what is stuck and what sets it
 * right. Reads; acts only through the published services of other packages. Content is shown only
 * when asked for, and every look at it is in the evidence. Nothing here decides or changes a state.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "submission",
      "evidence",
      "proof",
      "route",
      "mapping",
      "vault",
      "casefile",
      "casefile :: model",
      "delivery",
      "reply",
      "engine",
      "bulk",
      "alarm",
      "check",
      "fitconnect",
      "meter",
      "survey",
      "mapping",
      "route",
      "route :: archive",
      "route :: diff",
      "route :: doc",
      "xoev"
    })
@NullMarked
package de.fallbruecke.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
