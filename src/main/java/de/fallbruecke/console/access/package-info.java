/**
 * Who may do what and who did what: the audit log, tenants and roles, and one's own access. Reads;
 * roles are granted by the login provider and never here.
 */
@NullMarked
package de.fallbruecke.console.access;

import org.jspecify.annotations.NullMarked;
