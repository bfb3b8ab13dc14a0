package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.camel.StartedRoutes;
import de.fallbruecke.submission.Destination;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package that runs on trial, beside everything that is active: nothing of it is stored or sent,
 * because a route has no effects. Used by one thread.
 */
final class Trial implements AutoCloseable {
  private final RouteRun run;
  private final CaseFormat format;
  private final StartedRoutes started;
  private String draft = "";

  /**
   * Starts it.
   *
   * @throws Fault PACKAGE_INVALID or PACKAGE_FORBIDDEN if it cannot run with these values
   */
  Trial(
      RouteContext context,
      RouteRun run,
      CaseFormat format,
      Activation activation,
      ReadyPackage ready) {
    this.run = run;
    this.format = format;
    Map<String, Mapping> observed = new HashMap<>();
    ready.mappings().forEach((file, mapping) -> observed.put(file, observed(mapping)));
    ReadyPackage watched = new ReadyPackage(ready.checked(), observed);
    started =
        context.start(
            RunningInstances.of(activation, watched),
            ready.checked().routeWith(activation.values()));
  }

  private Mapping observed(Mapping mapping) {
    return (source, codeLists) -> {
      Mapping.Mapped mapped = mapping.apply(source, codeLists);
      draft = format.toDraft(mapped.caseRecord());
      return mapped;
    };
  }

  List<Entrance> entrances() {
    return started.entrances();
  }

  /**
   * Runs one submission through the route for its channel.
   *
   * @throws Fault as the route ends with it; in an engine it would hold the submission
   */
  Routed run(RouteInput input) {
    draft = "";
    Destination at = input.destination();
    for (Entrance entrance : started.entrances()) {
      if (entrance.channel().equals(at.channel()) && entrance.destination().equals(at.name())) {
        return run.through(entrance, input);
      }
    }
    throw new Fault(
        FaultCode.NO_ROUTE,
        "The package takes nothing at destination '%s' on channel '%s'."
            .formatted(at.name(), at.channel()));
  }

  /** What the mapping of the last run made, before the gateway completes it; empty if nothing. */
  String draft() {
    return draft;
  }

  /** A case as fields, for comparing. */
  Map<String, String> fields(Routed.@Nullable Mapped mapped) {
    return mapped == null ? Map.of() : Fields.of(format.toDraft(mapped.caseRecord()));
  }

  @Override
  public void close() {
    started.retire();
  }
}
