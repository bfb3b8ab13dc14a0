package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.StepFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The steps of a connection test of a target, from the way it is reached. */
public final class TargetSteps {
  private final ConfiguredTargets targets;
  private final Offers offers;

  TargetSteps(ConfiguredTargets targets, Offers offers) {
    this.targets = targets;
    this.offers = offers;
  }

  /**
   * New steps; nothing is tried yet.
   *
   * @throws Fault PLACE_UNKNOWN
   */
  public List<CheckStep> of(String name) {
    ConfiguredTarget target =
        targets
            .configured(name)
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.PLACE_UNKNOWN,
                        "There is no target of that name in the configuration. Nothing was tried."));
    List<CheckStep> steps = new ArrayList<>(target.endpoint().check(target.target()));
    if (target.endpoint() instanceof Endpoint.Offered offered) {
      Map<String, String> clients = new TreeMap<>(offered.fetchers());
      target.clients().forEach(client -> clients.put(client.id(), client.proofs()));
      steps.add(new CheckStep("clients", () -> clients));
      steps.add(new CheckStep("fetched", () -> fetched(target.name())));
    }
    return List.copyOf(steps);
  }

  /** Who fetched last; a target that nobody ever asked for cases is not set up yet. */
  private Map<String, String> fetched(String target) throws StepFailure {
    Map<String, Instant> seen = offers.fetchedBy(target);
    if (seen.isEmpty()) {
      throw new StepFailure("fetched.never", Map.of("target", target));
    }
    Map<String, String> facts = new TreeMap<>();
    seen.forEach((client, at) -> facts.put(client, at.toString()));
    return facts;
  }
}
