package de.fallbruecke.route;

import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.ActivationPlan.Planned;
import de.fallbruecke.route.GateReport.Check;
import de.fallbruecke.route.GateReport.Point;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.route.camel.StartedRoutes;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true before a version replaces another one. Every reason against it is named. */
final class ActivationGate {
  private final RoutesProperties.Requirements requirements;
  private final RouteContext context;
  private final InstanceCheck check;
  private final ActivationLog log;
  private final PackageStore store;
  private final PackageCompiler compiler;
  private final FixtureRun fixtures;
  private final ReplayLog replays;

  ActivationGate(
      RoutesProperties.Requirements requirements,
      RouteContext context,
      InstanceCheck check,
      ActivationLog log,
      PackageStore store,
      PackageCompiler compiler,
      FixtureRun fixtures,
      ReplayLog replays) {
    this.requirements = requirements;
    this.context = context;
    this.check = check;
    this.log = log;
    this.store = store;
    this.compiler = compiler;
    this.fixtures = fixtures;
    this.replays = replays;
  }

  /**
   * Lets it pass.
   *
   * @throws Fault ACTIVATION_REFUSED with every reason
   */
  void require(Planned planned, @Nullable Long replay) {
    Activation next = planned.next();
    requireRunnable(next, planned.ready());
    List<FixtureResult> results =
        requirements.fixtures() || requirements.coverage()
            ? fixtures.of(planned.ready())
            : List.of();
    List<String> against =
        points(planned, replay, results).stream()
            .filter(point -> point.required() && !point.passed())
            .map(Point::detail)
            .toList();
    if (!against.isEmpty()) {
      throw ActivationPlan.refused(
          next.instance(), "must not change: " + String.join(" | ", against));
    }
  }

  /** Everything that can be said of it, whether it decides or not. */
  GateReport report(Planned planned, @Nullable Long replay) {
    List<Point> points = new ArrayList<>();
    List<FixtureResult> results = List.of();
    try {
      requireRunnable(planned.next(), planned.ready());
      points.add(new Point(Check.RUNS, true, true, ""));
      results = fixtures.of(planned.ready());
      points.addAll(points(planned, replay, results));
    } catch (Fault fault) {
      points.add(new Point(Check.RUNS, true, false, fault.getMessage()));
    }
    return new GateReport(
        planned.next(), planned.previous().filter(Activation::runs).orElse(null), points, results);
  }

  private List<Point> points(Planned planned, @Nullable Long replay, List<FixtureResult> results) {
    List<Point> points = new ArrayList<>();
    points.add(point(Check.VERSION, true, version(planned.next())));
    if (requirements.fixtures() || !results.isEmpty()) {
      points.add(point(Check.FIXTURES, requirements.fixtures(), green(results)));
    }
    Optional<Activation> active = planned.previous().filter(Activation::runs);
    if (!results.isEmpty()) {
      active
          .flatMap(now -> store.find(now.hash()))
          .map(compiler::compile)
          .ifPresent(
              now ->
                  points.add(
                      point(
                          Check.COVERAGE,
                          requirements.coverage(),
                          coverage(planned.ready(), now, results))));
    }
    if (active.isPresent()) {
      points.add(point(Check.REPLAY, requirements.replay(), replay(planned, replay)));
    }
    return points;
  }

  private static Point point(Check check, boolean required, Optional<String> against) {
    return new Point(check, required, against.isEmpty(), against.orElse(""));
  }

  /**
   * Whether it can run here at all, beside the others.
   *
   * @throws Fault what is wrong with it, or ACTIVATION_REFUSED
   */
  void requireRunnable(Activation next, ReadyPackage ready) {
    StartedRoutes started =
        context.start(RunningInstances.of(next, ready), ready.checked().routeWith(next.values()));
    try {
      check.requireEntrances(next, ready, started.entrances());
    } finally {
      started.retire();
    }
    for (Activation other : log.current()) {
      if (other.runs()
          && !other.instance().equals(next.instance())
          && collides(next, ready, other)) {
        throw ActivationPlan.refused(
            next.instance(),
            "would take the same service at the same destination as instance '%s', and every such submission would be held. Retire that one first, or narrow the services of one of them."
                .formatted(other.instance()));
      }
    }
  }

  private boolean collides(Activation next, ReadyPackage ready, Activation other) {
    if (!other.tenant().equals(next.tenant())) {
      return false;
    }
    Optional<CheckedPackage> there = store.find(other.hash()).map(PackageCheck::of);
    if (there.isEmpty()) {
      return false;
    }
    Set<String> places = InstanceCheck.destinations(next, ready.manifest());
    if (Collections.disjoint(places, InstanceCheck.destinations(other, there.get().manifest()))) {
      return false;
    }
    Set<String> here = ready.checked().servicesWith(next.values());
    Set<String> others = there.get().servicesWith(other.values());
    return (here.isEmpty() && others.isEmpty()) || !Collections.disjoint(here, others);
  }

  /** A released version means the same bytes everywhere; a draft may change. */
  private Optional<String> version(Activation next) {
    boolean draft = next.version().indexOf('-') > 0;
    return store
        .hashOf(next.packageId(), next.version())
        .filter(hash -> !draft && !hash.equals(next.hash()))
        .map(
            hash ->
                "version %s of package '%s' is known with other content; raise 'version' in package.yaml"
                    .formatted(next.version(), next.packageId()));
  }

  private static Optional<String> green(List<FixtureResult> results) {
    List<String> red =
        results.stream().filter(result -> !result.green()).map(FixtureResult::name).toList();
    if (results.isEmpty()) {
      return Optional.of(
          "the package has no fixtures; 'routes test --write' makes what they expect");
    }
    return red.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "fixtures give something else than they expect: %s; see 'routes test'".formatted(red));
  }

  /** Over the fixtures that both versions make a case of. */
  private Optional<String> coverage(
      ReadyPackage candidate, ReadyPackage active, List<FixtureResult> results) {
    Set<String> names = new HashSet<>();
    int openBefore = 0;
    for (FixtureResult before : fixtures.of(active, Fixture.all(candidate.checked().files()))) {
      if (before.coverage() != null) {
        names.add(before.name());
        openBefore += before.coverage().openCount();
      }
    }
    int openAfter = 0;
    for (FixtureResult after : results) {
      @Nullable Coverage coverage = after.coverage();
      if (coverage != null && names.contains(after.name())) {
        openAfter += coverage.openCount();
      }
    }
    return openAfter > openBefore
        ? Optional.of(
            "coverage falls: %d leaves of the fixtures are open, %d in the active version; see 'routes coverage'"
                .formatted(openAfter, openBefore))
        : Optional.empty();
  }

  private Optional<String> replay(Planned planned, @Nullable Long id) {
    String active = planned.previous().map(Activation::hash).orElse("");
    boolean looked =
        id != null
            && replays
                .find(id)
                .filter(replay -> replay.instance().equals(planned.next().instance()))
                .filter(replay -> replay.candidateHash().equals(planned.next().hash()))
                .filter(replay -> replay.activeHash().equals(active))
                .isPresent();
    return looked
        ? Optional.empty()
        : Optional.of(
            "nobody has looked at a replay of this version against the active one; run 'routes replay' and name it with --reviewed");
  }
}
