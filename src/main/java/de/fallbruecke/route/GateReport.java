package de.fallbruecke.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against an activation.
 *
 * @param next what would become active
 * @param active what is active now, null if nothing is
 * @param points everything that was looked at
 * @param fixtures what became of the examples of the package
 */
public record GateReport(
    Activation next,
    @Nullable Activation active,
    List<Point> points,
    List<FixtureResult> fixtures) {
  public GateReport {
    points = List.copyOf(points);
    fixtures = List.copyOf(fixtures);
  }

  /** What is looked at, in this order. */
  public enum Check {
    /** It can be built with its values, and no other instance takes the same. */
    RUNS,
    /** A released version has one content for ever. */
    VERSION,
    /** All examples give what they expect. */
    FIXTURES,
    /** No more leaves are open than in the active version. */
    COVERAGE,
    /** A person has looked at a comparison with the active version. */
    REPLAY
  }

  /**
   * One point.
   *
   * @param required whether it decides
   * @param detail why it did not pass, in a sentence; empty if it did
   */
  public record Point(Check check, boolean required, boolean passed, String detail) {}

  /** Whether nothing that decides speaks against it. */
  public boolean passes() {
    return points.stream().allMatch(point -> point.passed() || !point.required());
  }
}
