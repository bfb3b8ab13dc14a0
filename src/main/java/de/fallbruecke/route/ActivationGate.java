package de.fallbruecke.route;

import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.ActivationPlan.Planned;
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
    List<String> against = new ArrayList<>();
    version(next).ifPresent(against::add);
    if (requirements.fixtures() || requirements.coverage()) {
      fixtures(planned, against);
    }
    if (requirements.replay() && planned.previous().filter(Activation::runs).isPresent()) {
      replay(planned, replay).ifPresent(against::add);
    }
    if (!against.isEmpty()) {
      throw ActivationPlan.refused(
          next.instance(), "must not change: " + String.join(" | ", against));
    }
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
    return here.isEmpty() && others.isEmpty() || !Collections.disjoint(here, others);
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

  private void fixtures(Planned planned, List<String> against) {
    List<FixtureResult> results = fixtures.of(planned.ready());
    if (requirements.fixtures()) {
      List<String> red =
          results.stream().filter(result -> !result.green()).map(FixtureResult::name).toList();
      if (results.isEmpty()) {
        against.add("the package has no fixtures; 'routes test --write' makes what they expect");
      } else if (!red.isEmpty()) {
        against.add(
            "fixtures give something else than they expect: %s; see 'routes test'".formatted(red));
      }
    }
    if (requirements.coverage()) {
      planned
          .previous()
          .filter(Activation::runs)
          .flatMap(active -> store.find(active.hash()))
          .map(compiler::compile)
          .ifPresent(active -> coverage(planned.ready(), active, results, against));
    }
  }

  /** Over the fixtures that both versions make a case of. */
  private void coverage(
      ReadyPackage candidate,
      ReadyPackage active,
      List<FixtureResult> results,
      List<String> against) {
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
    if (openAfter > openBefore) {
      against.add(
          "coverage falls: %d leaves of the fixtures are open, %d in the active version; see 'routes coverage'"
              .formatted(openAfter, openBefore));
    }
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
