/**
 * InstalledStandards: which schema packs are installed, how long they are in force, what their code
 * lists hold, which routes hang on them, and the import of another one.
 */
@NullMarked
package de.fallbruecke.console.standards;

import org.jspecify.annotations.NullMarked;
