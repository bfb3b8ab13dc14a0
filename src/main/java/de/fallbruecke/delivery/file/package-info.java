/**
 * Targets that are a drop directory: a folder per case, complete before it can be seen. Never
 * overwrites, never uses a sender's name as a path.
 */
@NullMarked
package de.fallbruecke.delivery.file;

import org.jspecify.annotations.NullMarked;
