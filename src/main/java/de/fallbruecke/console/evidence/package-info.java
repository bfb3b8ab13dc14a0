/** Evidence: what happened to one submission, its proof as a file, and the check of all chains. */
@NullMarked
package de.fallbruecke.console.evidence;

import org.jspecify.annotations.NullMarked;
