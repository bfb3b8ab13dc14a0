/**
 * Fallbrücke carries an application from a federal online service into the specialist software of a
 * district and the answer back. Read the packages in the order of docs/architecture.md: it follows
 * a submission on its way.
 */
@NullMarked
package de.fallbruecke;

import org.jspecify.annotations.NullMarked;
