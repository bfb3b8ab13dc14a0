package de.fallbruecke.platform.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a connection test.
 *
 * @param at when it began
 * @param steps in their order
 */
public record CheckReport(Instant at, List<StepReport> steps) {
  public CheckReport {
    steps = List.copyOf(steps);
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return failure().isEmpty();
  }

  /** The step that does not work, if there is one; those after it were not tried. */
  public Optional<StepReport> failure() {
    return steps.stream().filter(step -> step.result() == StepReport.Result.FAILED).findFirst();
  }
}
