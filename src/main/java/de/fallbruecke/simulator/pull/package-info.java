/**
 * Sample specialist software that fetches its cases: list, lease, fetch, store, acknowledge, with
 * an HTTP client of its own, as a maker of specialist software would write it from the reference.
 */
@NamedInterface("pull")
@NullMarked
package de.fallbruecke.simulator.pull;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
