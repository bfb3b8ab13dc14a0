/**
 * What the simulator can do wrong on demand: the kinds of faults, where they apply, how often. The
 * service asks here at every step; nothing here acts by itself.
 */
@NamedInterface("faults")
@NullMarked
package de.fallbruecke.simulator.faults;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
