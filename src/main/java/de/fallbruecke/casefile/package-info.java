/**
 * The case record that specialist software receives: read and written as XML and JSON, stored
 * encrypted, found by its number. The classes of the record are generated from schemas/case.
 */
@ApplicationModule(allowedDependencies = {"platform", "vault"})
@NullMarked
package de.fallbruecke.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
