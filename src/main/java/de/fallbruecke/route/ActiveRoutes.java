package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.camel.StartedRoutes;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The instances that run in this process, and which of them a submission is for. A change replaces
 * one picture of all instances by the next, so a submission sees one version or the other, whole.
 */
final class ActiveRoutes {
  /** An instance that runs. */
  record Running(Activation activation, ReadyPackage ready, StartedRoutes routes) {}

  private record Place(String channel, String destination) {}

  private record Picture(SortedMap<String, Running> running, Map<Place, List<Entrance>> entrances) {
    static Picture of(SortedMap<String, Running> running) {
      Map<Place, List<Entrance>> entrances = new HashMap<>();
      for (Running one : running.values()) {
        for (Entrance entrance : one.routes().entrances()) {
          entrances
              .computeIfAbsent(
                  new Place(entrance.channel(), entrance.destination()), p -> new ArrayList<>())
              .add(entrance);
        }
      }
      return new Picture(Collections.unmodifiableSortedMap(running), Map.copyOf(entrances));
    }
  }

  private final RouteContext context;
  private final InstanceCheck check;
  private volatile Picture picture = Picture.of(new TreeMap<>());

  ActiveRoutes(RouteContext context, Destinations destinations) {
    this.context = context;
    this.check = new InstanceCheck(destinations);
  }

  /** What runs, by name of the instance. */
  SortedMap<String, Running> running() {
    return picture.running();
  }

  /**
   * Lets the instance run this version from now on. What has begun ends in the version in which it
   * began.
   *
   * @throws Fault PACKAGE_INVALID or CONFIGURATION_INVALID; then nothing has changed
   */
  synchronized void switchTo(Activation activation, ReadyPackage ready) {
    StartedRoutes started =
        context.start(RunningInstances.of(activation, ready), route(activation, ready));
    try {
      check.requireEntrances(activation, ready, started.entrances());
    } catch (Fault fault) {
      started.retire();
      throw fault;
    }
    replace(activation.instance(), new Running(activation, ready, started));
  }

  /** The instance takes nothing from now on. */
  synchronized void stop(String instance) {
    replace(instance, null);
  }

  private static String route(Activation activation, ReadyPackage ready) {
    return ready.checked().routeWith(activation.values());
  }

  private void replace(String instance, @Nullable Running next) {
    SortedMap<String, Running> running = new TreeMap<>(picture.running());
    @Nullable Running before =
        next == null ? running.remove(instance) : running.put(instance, next);
    picture = Picture.of(running);
    if (before != null) {
      before.routes().retire();
    }
  }

  /**
   * Lets a submission into the one entrance for it: among those at its destination the one for its
   * service, else the one for any service. The caller closes what it gets when the run has ended.
   *
   * @throws Fault NO_ROUTE or ROUTE_AMBIGUOUS
   */
  Admission admit(UUID submission, Destination destination, @Nullable String service) {
    while (true) {
      Picture now = picture;
      Entrance entrance = entrance(now, submission, destination, service);
      StartedRoutes routes =
          Objects.requireNonNull(now.running().get(entrance.instance().name())).routes();
      if (routes.enter()) {
        return new Admission(entrance, routes);
      }
      // retired between the look and the step; the next picture is there already
    }
  }

  private static Entrance entrance(
      Picture now, UUID submission, Destination destination, @Nullable String service) {
    List<Entrance> here =
        now
            .entrances()
            .getOrDefault(new Place(destination.channel(), destination.name()), List.of())
            .stream()
            .filter(entrance -> entrance.instance().tenant().equals(destination.tenant()))
            .toList();
    List<Entrance> fitting =
        here.stream()
            .filter(entrance -> service != null && entrance.instance().services().contains(service))
            .toList();
    if (fitting.isEmpty()) {
      fitting = here.stream().filter(entrance -> entrance.instance().services().isEmpty()).toList();
    }
    if (fitting.isEmpty()) {
      throw new Fault(
          FaultCode.NO_ROUTE,
          "Submission %s at destination '%s' is for a service that no active route takes. It is held, nothing is lost; activate a package for it ('routes activate') and release it."
              .formatted(submission, destination.name()));
    }
    if (fitting.size() > 1) {
      throw new Fault(
          FaultCode.ROUTE_AMBIGUOUS,
          "Submission %s at destination '%s' is for a service that several active routes take: %s. It is held, nothing is lost; retire all instances but one and release it."
              .formatted(
                  submission,
                  destination.name(),
                  fitting.stream().map(entrance -> entrance.instance().name()).sorted().toList()));
    }
    return fitting.getFirst();
  }

  /** A submission on its way through one version. */
  record Admission(Entrance entrance, StartedRoutes routes) implements AutoCloseable {
    @Override
    public void close() {
      routes.leave();
    }
  }
}
