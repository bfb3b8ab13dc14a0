/** Alarms: what is wrong now and what was. */
@NullMarked
package de.fallbruecke.console.alarms;

import org.jspecify.annotations.NullMarked;
