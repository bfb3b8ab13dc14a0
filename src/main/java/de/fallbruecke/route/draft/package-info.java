/**
 * The beginning of a new package: a small one that works as it is, or a copy of another one under a
 * new name. Writes one new folder and never into an existing one.
 */
@NamedInterface("draft")
@NullMarked
package de.fallbruecke.route.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
