/**
 * Who may do what, and for which tenant: roles, the abilities they carry, and the person who asks.
 * Pages and the REST interface for admins ask here and nowhere else; how a person proves who they
 * are is not known here.
 */
@ApplicationModule(allowedDependencies = {"platform", "evidence"})
@NullMarked
package de.fallbruecke.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
