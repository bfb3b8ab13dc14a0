/**
 * Technical ground under all packages: error codes, the one JSON mapper, the one hardened XML
 * factory, the one HTTP client configuration, ids and hashes. It knows nothing of submissions,
 * cases or tenants and must never come to.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package de.fallbruecke.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
