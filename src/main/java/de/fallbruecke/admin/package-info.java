/**
 * The REST interface for the persons who look after an installation, {@code /api/admin/v1}: what
 * the console and the command line can do, for programs that speak for a person with a token. Asks
 * the published services of the other packages and decides nothing itself; every method says with
 * {@link de.fallbruecke.access.Needs} who may call it, and whatever belongs to a tenant is shown or
 * changed only within it. Never shows the content of a submission.
 */
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "access",
      "api",
      "submission",
      "evidence",
      "proof",
      "casefile",
      "delivery",
      "reply",
      "engine",
      "bulk",
      "alarm",
      "check",
      "route",
      "route :: archive",
      "route :: diff",
      "route :: doc",
      "mapping",
      "meter",
      "survey",
      "fitconnect",
      "xoev"
    })
@NullMarked
package de.fallbruecke.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
