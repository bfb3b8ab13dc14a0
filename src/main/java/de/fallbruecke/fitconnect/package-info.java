/**
 * The FIT-Connect channel: HTTP client, JOSE, event tokens, verification of a submission, receipts
 * and callbacks. Fetching never rejects: a defect is a finding that the engine decides on.
 */
@ApplicationModule(allowedDependencies = {"platform", "submission", "vault", "evidence"})
@NullMarked
package de.fallbruecke.fitconnect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
