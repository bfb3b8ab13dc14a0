/**
 * The first page: what needs a person now, in words and with the way there, and how the day goes.
 */
@NullMarked
package de.fallbruecke.console.start;

import org.jspecify.annotations.NullMarked;
