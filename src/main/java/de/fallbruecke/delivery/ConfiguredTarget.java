package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.Set;

/**
 * A target with all that is needed to reach it.
 *
 * @param outages outcomes that say that the target as a whole does not work
 * @param clients programs of the target that may call our REST interface
 * @param secrets credentials that it is reached or proved with
 * @param testDeliveries a person may send it a synthetic case
 */
record ConfiguredTarget(
    Target target,
    RetryPolicy retry,
    BreakerPolicy breaker,
    Set<FaultCode> outages,
    Endpoint endpoint,
    List<ApiClient> clients,
    List<Secret> secrets,
    boolean testDeliveries) {
  ConfiguredTarget {
    secrets = List.copyOf(secrets);
    clients = List.copyOf(clients);
    outages = Set.copyOf(outages);
  }

  String name() {
    return target.name();
  }

  /** An unclear outcome is settled by repeating the request or by asking for its key first. */
  boolean mayRepeat() {
    return target.idempotent()
        || (endpoint instanceof Endpoint.Pushed pushed && pushed.canBeAsked());
  }

  /**
   * The connector to it.
   *
   * @throws IllegalStateException if the target fetches by itself
   */
  Connector connect() {
    return switch (endpoint) {
      case Endpoint.Pushed pushed -> pushed.connect(target);
      case Endpoint.Offered offered ->
          throw new IllegalStateException("Target '" + name() + "' fetches; nothing is sent to it");
    };
  }
}
