/**
 * A standard as its publisher hands it out: a folder or an archive with files of any name. Finds
 * out by content what each file is, and how the schemas among them hang together. Writes nothing
 * and trusts nothing: an archive is checked as a whole before anybody reads from it.
 */
@NullMarked
package de.fallbruecke.xoev.published;

import org.jspecify.annotations.NullMarked;
