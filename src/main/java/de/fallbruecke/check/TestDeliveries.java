package de.fallbruecke.check;

import de.fallbruecke.delivery.TestHandOver;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.check.CheckRun;
import de.fallbruecke.platform.check.CheckStep;
import java.util.List;
import java.util.Optional;

/**
 * Sends a synthetic case to a target that allows it and says step by step what came of it. It is a
 * test of the connection that goes on to the end, so it counts against the same allowance.
 */
public final class TestDeliveries {
  private final TestHandOver handOver;
  private final CheckRun run;
  private final Allowance allowance;
  private final LatestChecks latest;

  TestDeliveries(TestHandOver handOver, CheckRun run, Allowance allowance, LatestChecks latest) {
    this.handOver = handOver;
    this.run = run;
    this.allowance = allowance;
    this.latest = latest;
  }

  /**
   * Sends one and keeps what was found.
   *
   * @param by who asks
   * @throws Fault PLACE_UNKNOWN, TEST_NOT_TAKEN, CHECK_TOO_OFTEN; then nothing was sent
   */
  public PlaceCheck send(String target, String by) {
    List<CheckStep> steps = handOver.steps(target);
    allowance.require(by);
    PlaceCheck sent = new PlaceCheck(PlaceKind.TEST_DELIVERY, target, by, run.of(steps));
    latest.keep(sent);
    return sent;
  }

  /** What came of the latest, sent by whichever process; empty if there was none. */
  public Optional<PlaceCheck> latest(String target) {
    return latest.of(PlaceKind.TEST_DELIVERY, target);
  }
}
