/**
 * A readable description of a route package, made from what was checked and compiled. A package is
 * foreign data: every text is escaped, and the page needs no script, no font and no other file.
 */
@NamedInterface("doc")
@NullMarked
package de.fallbruecke.route.doc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
