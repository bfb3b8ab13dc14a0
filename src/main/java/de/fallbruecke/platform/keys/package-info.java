/** What keys and certificates an installation holds, for those who look after them. Never a key. */
@NullMarked
package de.fallbruecke.platform.keys;

import org.jspecify.annotations.NullMarked;
