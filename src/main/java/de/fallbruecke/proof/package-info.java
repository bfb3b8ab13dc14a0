/**
 * Proof of what happened to a submission: its chain of evidence and its signed tokens checked
 * again, handed out as one signed file that anybody can verify without this installation, and the
 * chains of all submissions checked as a job. Needs no content and works after it was destroyed.
 */
@ApplicationModule(allowedDependencies = {"platform", "evidence", "vault", "submission", "engine"})
@NullMarked
package de.fallbruecke.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
