/**
 * The folder of a route package: read with limits, hashed, checked against the allow-list. What
 * comes out of here is data that was admitted form by form; nothing in this package runs anything
 * it reads. YAML is read with the parser that Camel itself uses, so that both see the same tree.
 */
@NullMarked
package de.fallbruecke.route.folder;

import org.jspecify.annotations.NullMarked;
