/**
 * Workers of the sample specialist software: they take cases over HTTP, write every request into a
 * ledger before they answer, and show what they have. Content is hashed and counted, never kept.
 */
@NullMarked
package de.fallbruecke.simulator.sink;

import org.jspecify.annotations.NullMarked;
