package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.LoadedPackages.Loaded;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.camel.RunningInstance;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Manifest;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances of the configuration, running; and which of them a submission is for. */
final class ActiveRoutes implements RoutePackages {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRoutes.class);

  private final RouteContext context;
  private final List<RoutePackage> packages;

  /**
   * Starts every instance.
   *
   * @throws Fault CONFIGURATION_INVALID naming the property if an instance is wrong
   */
  ActiveRoutes(
      RoutesProperties properties,
      LoadedPackages loaded,
      Destinations destinations,
      RouteContext context) {
    this.context = context;
    Map<String, List<RoutePackage.Instance>> instances = new HashMap<>();
    InstanceValues values = new InstanceValues(destinations);
    new TreeMap<>(properties.instances())
        .forEach(
            (name, instance) -> {
              Loaded found = found(name, instance, loaded, properties);
              RoutePackage.Instance active =
                  new RoutePackage.Instance(
                      name,
                      String.valueOf(instance.tenant()),
                      values.of(name, instance, found.checked().manifest()));
              start(active, found);
              requireEntrance(active, found.checked().manifest(), destinations);
              instances
                  .computeIfAbsent(found.checked().manifest().id(), id -> new ArrayList<>())
                  .add(active);
            });
    packages =
        loaded.all().values().stream()
            .map(
                one ->
                    describe(
                        one.checked(),
                        instances.getOrDefault(one.checked().manifest().id(), List.of())))
            .toList();
    LOG.info(
        "{} route packages loaded, {} instances active",
        packages.size(),
        properties.instances().size());
  }

  private static Loaded found(
      String name,
      RoutesProperties.Instance instance,
      LoadedPackages loaded,
      RoutesProperties properties) {
    if (instance.tenant() == null || instance.tenant().isBlank()) {
      throw InstanceValues.wrong(name, "tenant", "is missing", "Set it to the owner's name.");
    }
    return loaded
        .find(String.valueOf(instance.packageId()))
        .orElseThrow(
            () ->
                InstanceValues.wrong(
                    name,
                    "package",
                    "names no package",
                    "Set it to one of %s, the folders below '%s'."
                        .formatted(loaded.all().keySet(), properties.directory())));
  }

  private void start(RoutePackage.Instance active, Loaded found) {
    CheckedPackage checked = found.checked();
    context.activate(
        new RunningInstance(
            active.name(),
            active.tenant(),
            checked.manifest().id(),
            checked.manifest().version(),
            checked.hash(),
            checked.servicesWith(active.values()),
            java.util.Set.copyOf(checked.manifest().schemaPacks()),
            found.mappings()),
        checked.routeWith(active.values()));
  }

  /** A FIT-Connect destination for a route that begins with xta: would wait for ever. */
  private void requireEntrance(
      RoutePackage.Instance active, Manifest manifest, Destinations destinations) {
    for (Manifest.Parameter parameter : manifest.parameters().values()) {
      @Nullable String value = active.values().get(parameter.name());
      Optional<Destination> destination =
          value == null ? Optional.empty() : destinations.find(value);
      boolean reached =
          switch (parameter.type()) {
            case DESTINATION ->
                destination.stream()
                    .flatMap(d -> context.entrances(d.channel(), d.name()).stream())
                    .anyMatch(entrance -> entrance.instance().name().equals(active.name()));
            default -> true;
          };
      if (!reached) {
        throw InstanceValues.wrong(
            active.name(),
            "parameters." + parameter.name(),
            "names a destination on a channel from which the package takes nothing",
            "Use a destination on the channel named in route.camel.yaml.");
      }
    }
  }

  /**
   * The one entrance for a submission: among those at its destination the one for its service, else
   * the one for any service.
   *
   * @throws Fault NO_ROUTE or ROUTE_AMBIGUOUS
   */
  Entrance entrance(UUID submission, Destination destination, @Nullable String service) {
    List<Entrance> here =
        context.entrances(destination.channel(), destination.name()).stream()
            .filter(entrance -> entrance.instance().tenant().equals(destination.tenant()))
            .toList();
    List<Entrance> fitting =
        here.stream()
            .filter(entrance -> service != null && services(entrance).contains(service))
            .toList();
    if (fitting.isEmpty()) {
      fitting = here.stream().filter(entrance -> services(entrance).isEmpty()).toList();
    }
    if (fitting.isEmpty()) {
      throw new Fault(
          FaultCode.NO_ROUTE,
          "Submission %s at destination '%s' is for a service that no active route takes. It is held, nothing is lost; add an instance below %s.instances and release it."
              .formatted(submission, destination.name(), RoutesProperties.PREFIX));
    }
    if (fitting.size() > 1) {
      throw new Fault(
          FaultCode.ROUTE_AMBIGUOUS,
          "Submission %s at destination '%s' is for a service that several active routes take: %s. It is held, nothing is lost; remove all instances but one and release it."
              .formatted(
                  submission,
                  destination.name(),
                  fitting.stream().map(entrance -> entrance.instance().name()).sorted().toList()));
    }
    return fitting.getFirst();
  }

  private static java.util.Set<String> services(Entrance entrance) {
    return entrance.instance().services();
  }

  private static RoutePackage describe(
      CheckedPackage checked, List<RoutePackage.Instance> instances) {
    Manifest manifest = checked.manifest();
    return new RoutePackage(
        manifest.id(),
        manifest.version(),
        manifest.title(),
        manifest.description(),
        checked.hash(),
        manifest.licence(),
        manifest.maintainer(),
        manifest.services(),
        manifest.schemaPacks(),
        manifest.parameters().values().stream()
            .map(
                p ->
                    new RoutePackage.Parameter(
                        p.name(), p.type().key(), p.description(), p.fallback()))
            .toList(),
        instances);
  }

  @Override
  public List<RoutePackage> all() {
    return packages;
  }

  @Override
  public Optional<RoutePackage> find(String id) {
    return packages.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
