/**
 * Routes: what is active, how it came there, what changes it. One path leads from a package of a
 * neighbour or from new values through gate and comparison to the activation. Every text of a
 * package is foreign here.
 */
@NullMarked
package de.fallbruecke.console.routes;

import org.jspecify.annotations.NullMarked;
