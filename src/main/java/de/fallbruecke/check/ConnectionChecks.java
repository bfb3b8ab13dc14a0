package de.fallbruecke.check;

import de.fallbruecke.delivery.TargetSteps;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.CheckRun;
import de.fallbruecke.submission.DestinationSteps;
import java.util.List;
import java.util.Optional;

/**
 * Tests connections. A test takes at most {@link CheckRun#WHOLE}; one person may ask for so many a
 * minute that nobody is bothered at the other side.
 */
public final class ConnectionChecks {
  private final DestinationSteps destinations;
  private final TargetSteps targets;
  private final CheckRun run;
  private final Allowance allowance;
  private final LatestChecks latest;

  ConnectionChecks(
      DestinationSteps destinations,
      TargetSteps targets,
      CheckRun run,
      Allowance allowance,
      LatestChecks latest) {
    this.destinations = destinations;
    this.targets = targets;
    this.run = run;
    this.allowance = allowance;
    this.latest = latest;
  }

  /**
   * Tests a destination or a target and keeps what was found.
   *
   * @param by who asks
   * @throws Fault PLACE_UNKNOWN; CHECK_TOO_OFTEN, then nothing was tried
   */
  public PlaceCheck check(PlaceKind kind, String name, String by) {
    // the name is known before anything is counted: a wrong one is told as such
    var steps =
        switch (kind) {
          case DESTINATION -> destinations.of(name);
          case TARGET -> targets.of(name);
          case TEST_DELIVERY ->
              throw new IllegalArgumentException("A test of a connection sends nothing");
        };
    allowance.require(by);
    CheckReport report = run.of(steps);
    PlaceCheck check = new PlaceCheck(kind, name, by, report);
    latest.keep(check);
    return check;
  }

  /** What the latest test found, by whichever process; empty if there was none. */
  public Optional<PlaceCheck> latest(PlaceKind kind, String name) {
    return latest.of(kind, name);
  }

  /** The latest of each place of a kind that was ever tested. */
  public List<PlaceCheck> latest(PlaceKind kind) {
    return latest.all(kind);
  }
}
