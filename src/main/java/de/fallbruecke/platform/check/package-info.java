/**
 * How a connection test is made of steps and run: what is tried, in which order, for how long, and
 * what came of it. What the steps do belongs to the channels and the ways to targets; nothing here
 * sends a case or changes a submission.
 */
@NullMarked
package de.fallbruecke.platform.check;

import org.jspecify.annotations.NullMarked;
