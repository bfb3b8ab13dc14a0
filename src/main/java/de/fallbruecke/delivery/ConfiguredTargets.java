package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The targets of the configuration, by name. */
final class ConfiguredTargets implements Targets {
  private final SortedMap<String, ConfiguredTarget> byName = new TreeMap<>();

  ConfiguredTargets(Collection<ConfiguredTarget> targets) {
    targets.forEach(target -> byName.put(target.name(), target));
  }

  @Override
  public List<Target> list() {
    return byName.values().stream().map(ConfiguredTarget::target).toList();
  }

  @Override
  public Optional<Target> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(ConfiguredTarget::target);
  }

  @Override
  public SortedMap<String, List<ApiClient>> clients() {
    SortedMap<String, List<ApiClient>> all = new TreeMap<>();
    byName.values().forEach(target -> all.put(target.name(), target.clients()));
    return all;
  }

  @Override
  public <E extends Endpoint> SortedMap<String, E> endpoints(Class<E> kind) {
    SortedMap<String, E> found = new TreeMap<>();
    for (ConfiguredTarget target : byName.values()) {
      if (kind.isInstance(target.endpoint())) {
        found.put(target.name(), kind.cast(target.endpoint()));
      }
    }
    return found;
  }

  @Override
  public Optional<TargetDetails> details(String name) {
    return configured(name)
        .map(
            one ->
                new TargetDetails(
                    one.target(),
                    one.endpoint().address(),
                    one.endpoint() instanceof Endpoint.Offered,
                    one.testDeliveries(),
                    one.retry(),
                    one.breaker().failures(),
                    one.breaker().pause()));
  }

  /** All with all that is needed to reach them. */
  Collection<ConfiguredTarget> all() {
    return List.copyOf(byName.values());
  }

  /** The one of this name with all that is needed to reach it. */
  Optional<ConfiguredTarget> configured(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Whether there is a target of this name.
   *
   * @throws Fault TARGET_UNKNOWN
   */
  void require(String name) {
    if (!byName.containsKey(name)) {
      throw new Fault(
          FaultCode.TARGET_UNKNOWN,
          "There is no target '%s' in the configuration. Nothing was changed; check the name."
              .formatted(name));
    }
  }

  /** Whether it fetches its cases; false for one that is not configured. */
  boolean isOffered(String name) {
    ConfiguredTarget target = byName.get(name);
    return target != null && target.endpoint() instanceof Endpoint.Offered;
  }

  /**
   * The target of the delivery.
   *
   * @throws Fault TARGET_UNKNOWN
   */
  ConfiguredTarget of(Delivery delivery) {
    ConfiguredTarget target = byName.get(delivery.target());
    if (target == null) {
      throw new Fault(
          FaultCode.TARGET_UNKNOWN,
          "Delivery %s goes to target '%s', which is not in the configuration. Nothing was sent; put fallbruecke.targets.%s back or cancel the delivery."
              .formatted(delivery.id(), delivery.target(), delivery.target()));
    }
    return target;
  }
}
