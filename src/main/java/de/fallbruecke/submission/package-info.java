/**
 * The aggregate: one message received on a channel, its states and the transitions that are
 * allowed, its repository, and the {@link de.fallbruecke.submission.Channel} interface behind which
 * the ways in lie. Nothing here talks to a network.
 */
@ApplicationModule(allowedDependencies = {"platform", "vault", "evidence"})
@NullMarked
package de.fallbruecke.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
