/**
 * Tells open pages that something changed, so that they fetch themselves anew. What is sent names
 * an area of the console and nothing else: who may see what is decided where it is fetched. One
 * look at the database serves all pages of this process, and nobody looks while no page is open.
 */
@NullMarked
package de.fallbruecke.console.live;

import org.jspecify.annotations.NullMarked;
