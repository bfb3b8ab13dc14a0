package de.fallbruecke.route;

import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of instances, from a person's input to the activation: values, gate, comparison with the
 * active version, decision. Kept in the database, so that nothing of it hangs on a process or on a
 * session.
 */
public final class RouteChanges {
  private static final Duration SHOWN = Duration.ofDays(14);

  private final PostgresRouteChanges table;
  private final Activations activations;
  private final ActivationLog log;
  private final PackageVersions versions;
  private final Candidates candidates;
  private final PackageCompiler compiler;
  private final RoutesProperties properties;
  private final Destinations destinations;
  private final Targets targets;
  private final ChangeRuns comparisons;
  private final IdSource ids;
  private final Clock clock;

  RouteChanges(
      PostgresRouteChanges table,
      Activations activations,
      ActivationLog log,
      PackageVersions versions,
      Candidates candidates,
      PackageCompiler compiler,
      RoutesProperties properties,
      Destinations destinations,
      Targets targets,
      ChangeRuns comparisons,
      IdSource ids,
      Clock clock) {
    this.table = table;
    this.activations = activations;
    this.log = log;
    this.versions = versions;
    this.candidates = candidates;
    this.compiler = compiler;
    this.properties = properties;
    this.destinations = destinations;
    this.targets = targets;
    this.comparisons = comparisons;
    this.ids = ids;
    this.clock = clock;
  }

  /** What is wrong with the value of a parameter. */
  public enum Wrong {
    /** There is none and no default. */
    MISSING,
    /** It is not of the type or beyond the limits. */
    FORM,
    /** No destination or target of the tenant has that name. */
    NOT_OURS
  }

  /** Whether the configuration declares the instance and gives its values. */
  public boolean configured(String instance) {
    return properties.instances().containsKey(instance);
  }

  /**
   * What is wrong with values, by parameter; empty if nothing is.
   *
   * @throws Fault what is wrong with the package
   */
  public Map<String, Wrong> check(String tenant, String hash, Map<String, String> values) {
    Map<String, Wrong> wrong = new TreeMap<>();
    compiler
        .compile(candidates.files(versions.keep(tenant, hash)))
        .manifest()
        .parameters()
        .values()
        .forEach(
            parameter -> {
              @Nullable Wrong found = check(tenant, parameter, values.get(parameter.name()));
              if (found != null) {
                wrong.put(parameter.name(), found);
              }
            });
    return wrong;
  }

  private @Nullable Wrong check(String tenant, Parameter parameter, @Nullable String given) {
    @Nullable String value = given == null || given.isEmpty() ? parameter.fallback() : given;
    if (value == null) {
      return Wrong.MISSING;
    }
    if (!parameter.admits(value)) {
      return Wrong.FORM;
    }
    boolean ours =
        switch (parameter.type()) {
          case DESTINATION ->
              destinations.find(value).map(Destination::tenant).filter(tenant::equals).isPresent();
          case TARGET -> targets.find(value).map(Target::tenant).filter(tenant::equals).isPresent();
          default -> true;
        };
    return ours ? null : Wrong.NOT_OURS;
  }

  /**
   * Keeps what a person wants.
   *
   * @param base the newest entry of the instance that the person saw, 0 for a new one
   * @param values checked before; empty values take the default
   * @throws Fault ACTIVATION_REFUSED if the instance is another tenant's, or what is wrong with
   *     package or values
   */
  public RouteChange prepare(
      String tenant,
      String instance,
      String hash,
      long base,
      Map<String, String> values,
      String by) {
    Map<String, String> given = new TreeMap<>(values);
    given.values().removeIf(String::isEmpty);
    if (configured(instance)) {
      given.clear();
    } else if (!check(tenant, hash, given).isEmpty()) {
      throw ActivationPlan.refused(instance, "has values that do not fit its package.");
    }
    versions.keep(tenant, hash);
    RouteChange change =
        new RouteChange(
            ids.next(), tenant, instance, hash, base, given, clock.instant(), by, null, null);
    table.add(change);
    return change;
  }

  public Optional<RouteChange> find(UUID id) {
    return table.find(id);
  }

  /** Those of the last two weeks that were not activated, newest first. */
  public List<RouteChange> open(String instance) {
    return table.open(instance, clock.instant().minus(SHOWN));
  }

  /** The newest entry of the instance, if there is one. */
  public Optional<Activation> newest(String instance) {
    return log.of(instance).stream().findFirst();
  }

  /** An entry of the history of the instance. */
  public Optional<Activation> entry(String instance, long id) {
    return log.of(instance).stream().filter(one -> one.id() == id).findFirst();
  }

  /** Whether somebody else changed the instance since the author saw it. */
  public boolean outdated(RouteChange change) {
    return change.activation() == null
        && newest(change.instance()).map(Activation::id).orElse(0L) != change.base();
  }

  /** The author has seen what changed and wants the same all the same. */
  public void rebase(RouteChange change) {
    table.rebase(change.id(), newest(change.instance()).map(Activation::id).orElse(0L));
  }

  /**
   * What speaks for and against it, run now.
   *
   * @throws Fault CONCURRENT_CHANGE, or what is wrong with package or values
   */
  public GateReport assess(RouteChange change, boolean reviewed) {
    return activations.assess(change.order(change.by(), null, reviewed ? replay(change) : null));
  }

  /**
   * Begins to compare with the active version; does nothing if nothing is active or a comparison is
   * under way.
   *
   * @param last how many submissions, newest first, 1 to 10,000
   * @param fixtures over the examples of the package instead of stored submissions
   */
  public void compare(RouteChange change, int last, boolean fixtures, String by) {
    if (newest(change.instance()).filter(Activation::runs).isPresent()) {
      comparisons.begin(change, Math.clamp(last, 1, 10_000), fixtures, by);
    }
  }

  /** Whether a comparison is under way and its process lives. */
  public boolean comparing(RouteChange change) {
    RouteChange.@Nullable Comparison comparison = change.comparison();
    return comparison != null
        && comparison.state() == RouteChange.Comparison.State.RUNNING
        && comparison.beat().isAfter(clock.instant().minus(ChangeRuns.SILENCE));
  }

  /** Ends a comparison; nothing of it is kept. */
  public void stop(RouteChange change) {
    table.ended(change.id(), RouteChange.Comparison.State.STOPPED, "", null);
  }

  /**
   * Activates it.
   *
   * @param reviewed whether the person has looked at the comparison
   * @throws Fault as {@link Activations#activate}
   */
  public Activation activate(RouteChange change, boolean reviewed, String by, String note) {
    if (change.activation() != null) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "This change of the instance '%s' was activated already. Nothing was changed."
              .formatted(change.instance()));
    }
    Activation active =
        activations.activate(change.order(by, note, reviewed ? replay(change) : null));
    table.activated(change.id(), active.id());
    return active;
  }

  private static @Nullable Long replay(RouteChange change) {
    return change.comparison() == null ? null : change.comparison().replay();
  }
}
