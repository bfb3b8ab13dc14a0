/**
 * Connection tests of destinations and targets: who may ask for one how often, what it found last,
 * for pages, the interface for admins and the command line alike. What is tried comes from the
 * channels and the ways to targets; only configured addresses are ever called, and nothing is
 * confirmed or rejected. Nothing is handed over but a synthetic case, to a target that allows it.
 */
@ApplicationModule(allowedDependencies = {"platform", "submission", "delivery"})
@NullMarked
package de.fallbruecke.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
