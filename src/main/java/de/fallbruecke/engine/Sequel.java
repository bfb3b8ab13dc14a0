package de.fallbruecke.engine;

import de.fallbruecke.platform.FaultCode;

/** What became of a submission after an act. */
public sealed interface Sequel {
  /** Not known yet. */
  record Running() implements Sequel {}

  /** The step or the deliveries succeeded. */
  record Succeeded(String detail) implements Sequel {}

  /** They did not. */
  record FailedAgain(FaultCode code, String detail) implements Sequel {}
}
