package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the instances of the configuration into the history, when a process starts. The first
 * version is taken from the shelf; a later one only by an activation, because what a person tried
 * and what happens to lie in a directory are two things. Tenant and values follow the
 * configuration.
 */
final class ConfiguredInstances {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredInstances.class);
  private static final String BY = "configuration";

  private final RoutesProperties properties;
  private final Shelf shelf;
  private final PackageCompiler compiler;
  private final PackageStore store;
  private final ActivationLog log;
  private final InstanceCheck check;
  private final Clock clock;

  ConfiguredInstances(
      RoutesProperties properties,
      Shelf shelf,
      PackageCompiler compiler,
      PackageStore store,
      ActivationLog log,
      InstanceCheck check,
      Clock clock) {
    this.properties = properties;
    this.shelf = shelf;
    this.compiler = compiler;
    this.store = store;
    this.log = log;
    this.check = check;
    this.clock = clock;
  }

  /**
   * Adds what is new and retires what is no longer configured.
   *
   * @throws Fault CONFIGURATION_INVALID naming the property, or what is wrong with the package if
   *     there is no version of it that could run instead
   */
  void bring() {
    Map<String, Activation> current =
        log.current().stream().collect(Collectors.toMap(Activation::instance, Function.identity()));
    new TreeMap<>(properties.instances())
        .forEach((name, instance) -> bring(name, instance, Optional.ofNullable(current.get(name))));
    for (Activation one : current.values()) {
      if (one.runs()
          && one.origin() == Activation.Origin.CONFIGURATION
          && !properties.instances().containsKey(one.instance())) {
        add(Optional.of(one), next(one, Activation.Kind.RETIRED, one.values()));
        LOG.info(
            "Instance '{}' is no longer configured and takes nothing any more", one.instance());
      }
    }
  }

  private void bring(
      String name, RoutesProperties.Instance instance, Optional<Activation> current) {
    if (instance.tenant() == null || instance.tenant().isBlank()) {
      throw InstanceCheck.wrong(name, "tenant", "is missing", "Set it to the owner's name.");
    }
    String tenant = instance.tenant();
    Optional<Activation> same =
        current
            .filter(Activation::runs)
            .filter(active -> active.packageId().equals(instance.packageId()));
    ReadyPackage ready =
        same.isPresent() ? kept(name, instance, same.get()) : shelved(name, instance);
    Activation wanted =
        new Activation(
            0,
            name,
            tenant,
            Activation.Kind.ACTIVATED,
            Activation.Origin.CONFIGURATION,
            ready.manifest().id(),
            ready.manifest().version(),
            ready.hash(),
            check.values(name, tenant, instance.parameters(), ready.manifest()),
            clock.instant(),
            BY,
            null,
            null);
    if (same.isEmpty() || !same.get().sameAs(wanted)) {
      store.put(ready);
      add(current, wanted);
    }
  }

  /** The version that is active; with follow-directory what lies on the shelf, if it can run. */
  private ReadyPackage kept(String name, RoutesProperties.Instance instance, Activation active) {
    if (properties.followDirectory()) {
      try {
        return shelved(name, instance);
      } catch (Fault fault) {
        LOG.error(
            "{} Instance '{}' stays at version {}", fault.getMessage(), name, active.version());
      }
    }
    return store
        .find(active.hash())
        .map(compiler::compile)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PACKAGE_DAMAGED,
                    "The active version %s of instance '%s' is not in the table route_package. The gateway does not start; restore the database."
                        .formatted(active.version(), name)));
  }

  private ReadyPackage shelved(String name, RoutesProperties.Instance instance) {
    return shelf
        .find(String.valueOf(instance.packageId()))
        .orElseThrow(
            () ->
                InstanceCheck.wrong(
                    name,
                    "package",
                    "names no package",
                    "Set it to one of %s, the folders below '%s'."
                        .formatted(shelf.names(), properties.directory())));
  }

  private Activation next(Activation from, Activation.Kind kind, Map<String, String> values) {
    return new Activation(
        0,
        from.instance(),
        from.tenant(),
        kind,
        from.origin(),
        from.packageId(),
        from.version(),
        from.hash(),
        values,
        clock.instant(),
        BY,
        null,
        null);
  }

  /** Processes that start together bring the same; the one that comes second finds it done. */
  private void add(Optional<Activation> previous, Activation next) {
    try {
      log.add(previous, next);
    } catch (Fault fault) {
      boolean done =
          fault.code() == FaultCode.CONCURRENT_CHANGE
              && log.of(next.instance()).stream()
                  .findFirst()
                  .filter(there -> there.kind() == next.kind() && there.sameAs(next))
                  .isPresent();
      if (!done) {
        throw fault;
      }
    }
  }
}
