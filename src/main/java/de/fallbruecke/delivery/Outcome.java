package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt, as far as it can be known. */
public sealed interface Outcome {
  /** The target has the case. */
  record Delivered(@Nullable String reference) implements Outcome {}

  /** Certainly without effect; trying again may help. */
  record NotYet(FaultCode code, String detail, @Nullable Duration retryAfter) implements Outcome {}

  /** Our own side could not; certainly without effect, and no failure of the target. */
  record Hindered(FaultCode code, String detail) implements Outcome {}

  /** Certainly without effect; trying again will not help. */
  record Refused(FaultCode code, String detail) implements Outcome {}

  /**
   * A carrier has taken it and cannot say yet whether the target has it: no failure, it is asked
   * again.
   *
   * @param again the earliest next question
   */
  record Underway(FaultCode code, String detail, Duration again) implements Outcome {}

  /** The request may have had an effect. */
  record Unclear(FaultCode code, String detail) implements Outcome {}
}
