/**
 * Destinations, targets and keys: how they fare, whether they can be reached, pausing and resuming
 * them. What a page does it does through the published services of other packages, and records it.
 */
@NullMarked
package de.fallbruecke.console.places;

import org.jspecify.annotations.NullMarked;
