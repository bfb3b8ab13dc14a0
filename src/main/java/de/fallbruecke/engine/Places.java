package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.engine.Turnstile.Limit;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import java.util.List;
import java.util.UUID;

/** How many places of this process a tenant and a target may take. */
final class Places {
  private final Submissions submissions;
  private final Deliveries deliveries;
  private final Dispatch dispatch;
  private final int tenant;
  private final int target;

  Places(
      Submissions submissions,
      Deliveries deliveries,
      Dispatch dispatch,
      Destinations destinations,
      EngineSettings settings) {
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.dispatch = dispatch;
    // Who is alone need not leave places free for others.
    long tenants = destinations.all().stream().map(Destination::tenant).distinct().count();
    this.tenant = tenants > 1 ? share(settings.tenantThreads(), settings) : settings.threads();
    this.target = share(settings.targetThreads(), settings);
  }

  /** Not set means half of the threads. */
  private static int share(int set, EngineSettings settings) {
    return Math.max(1, Math.min(settings.threads(), set == 0 ? settings.threads() / 2 : set));
  }

  /** For a step of a submission. */
  List<Limit> ofSubmission(String id) {
    return List.of(tenant(UUID.fromString(id)));
  }

  /** For a reply of this tenant. */
  List<Limit> ofTenant(String name) {
    return List.of(new Limit("tenant " + name, tenant));
  }

  /** For a delivery; offering it to a target that fetches keeps nobody waiting. */
  List<Limit> ofDelivery(String id) {
    Delivery delivery = deliveries.get(UUID.fromString(id));
    if (dispatch.isOffered(delivery)) {
      return List.of();
    }
    return List.of(tenant(delivery.submission()), new Limit("target " + delivery.target(), target));
  }

  private Limit tenant(UUID submission) {
    return new Limit("tenant " + submissions.get(submission).tenant(), tenant);
  }
}
