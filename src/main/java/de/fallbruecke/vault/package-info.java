/**
 * Content encrypted at rest: one data key per submission, wrapped by the master key, content in
 * chunks that are authenticated one by one. Destroying the key destroys the content. The vault
 * never sees what the content means and never hands out bytes that failed authentication.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package de.fallbruecke.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
