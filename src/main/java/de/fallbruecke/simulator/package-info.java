/**
 * A FIT-Connect delivery service, a portal that sends and a sample specialist software, on
 * loopback. Written independently of the gateway so that the two check each other; nothing depends
 * on it.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package de.fallbruecke.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
