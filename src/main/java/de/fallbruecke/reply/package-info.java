/**
 * The way back: what a specialist software answers to an applicant. An answer is accepted once per
 * idempotency key, its content lies encrypted in the vault under a key of its own, and it is taken
 * to the applicant one effect after the other until the recipient has it. Where the applicant may
 * be reached is kept apart from the submission and outlives its purge. Nothing here claims to have
 * sent what a channel does not send.
 */
@ApplicationModule(
    allowedDependencies = {"platform", "submission", "casefile", "vault", "evidence"})
@NullMarked
package de.fallbruecke.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
