/**
 * What differs between two packages, for people who decide whether to take a new version over:
 * manifest, parameters, services, schema packs, steps of the route, mapping, fixtures, files. Looks
 * at what the packages are, never at where they come from.
 */
@NamedInterface("diff")
@NullMarked
package de.fallbruecke.route.diff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
