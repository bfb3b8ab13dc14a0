package de.fallbruecke.console.live;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.submission.Overview;
import java.util.HashSet;
import java.util.Set;

/** Submissions and their deliveries. */
final class SubmissionsPulse implements Pulse {
  /** More than that within a quarter of a minute still names the tenants of the latest. */
  private static final int MOST = 2000;

  private final Freshness submissions;
  private final Freshness deliveries;

  SubmissionsPulse(Overview overview, Deliveries deliveries, Targets targets) {
    this.submissions =
        new Freshness(
            from ->
                overview.changes(from, MOST).stream()
                    .map(
                        one ->
                            new Freshness.Change(one.id(), one.version(), one.tenant(), one.at()))
                    .toList());
    this.deliveries =
        new Freshness(
            from ->
                deliveries.changes(from, MOST).stream()
                    .map(
                        one ->
                            new Freshness.Change(
                                one.id(),
                                one.version(),
                                targets.find(one.target()).map(Target::tenant).orElse(NO_TENANT),
                                one.at()))
                    .toList());
  }

  @Override
  public String area() {
    return "submissions";
  }

  @Override
  public Set<String> beat() {
    Set<String> tenants = new HashSet<>(submissions.tenants());
    tenants.addAll(deliveries.tenants());
    return tenants;
  }
}
