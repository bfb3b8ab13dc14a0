/** The commands of the launcher. Each class is one command; {@code run} starts the gateway. */
@NullMarked
package de.fallbruecke.cli;

import org.jspecify.annotations.NullMarked;
