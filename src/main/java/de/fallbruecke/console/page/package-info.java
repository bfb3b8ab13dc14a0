/**
 * What every page of the console shares: the frame, wording, and the small shapes pages are made
 * of.
 */
@NullMarked
package de.fallbruecke.console.page;

import org.jspecify.annotations.NullMarked;
