package de.fallbruecke.delivery;

import java.util.Optional;

/** Knows synthetic cases as a target would really get them. */
public interface Samples {
  /** One for the target, made anew; empty if nothing is known that would reach it. */
  Optional<SampleCase> of(Target target);
}
