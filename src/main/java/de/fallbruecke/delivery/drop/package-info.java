/**
 * One protocol for laying a case down as a folder, over any file system: {@link
 * de.fallbruecke.delivery.drop.DropFiles} says what that must be able to do. The order of effects,
 * the manifest and the meaning of what lies there already exist here and only here.
 */
@NullMarked
package de.fallbruecke.delivery.drop;

import org.jspecify.annotations.NullMarked;
