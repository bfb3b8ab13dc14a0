package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets this process run what the history says. A version that cannot run here changes nothing: the
 * one before goes on, and the reason stands in the log and in {@link #problems()}.
 */
final class RouteWatch implements RoutesHere {
  private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

  private final ActivationLog log;
  private final PackageStore store;
  private final PackageCompiler compiler;
  private final ActiveRoutes routes;
  private final ProblemLog told;
  private final Map<Long, Fault> problems = new ConcurrentHashMap<>();
  private Map<Activation, String> staying = Map.of();
  private long seen = -1;

  RouteWatch(ActivationLog log, PackageStore store, PackageCompiler compiler, ActiveRoutes routes) {
    this(log, store, compiler, routes, ProblemLog.NONE);
  }

  RouteWatch(
      ActivationLog log,
      PackageStore store,
      PackageCompiler compiler,
      ActiveRoutes routes,
      ProblemLog told) {
    this.told = told;
    this.log = log;
    this.store = store;
    this.compiler = compiler;
    this.routes = routes;
  }

  /** Looks whether there is anything new, and does it. */
  synchronized void look() {
    follow();
    told.say(staying);
  }

  private void follow() {
    long latest = log.latest();
    if (latest == seen) {
      return;
    }
    List<Activation> current = log.current();
    Map<String, ReadyPackage> compiled = new HashMap<>();
    routes.running().values().forEach(one -> compiled.put(one.ready().hash(), one.ready()));
    current.forEach(activation -> follow(activation, compiled));
    staying = staying(current);
    seen = latest;
  }

  /**
   * The first look of a process. An instance of the configuration that cannot run stops the start,
   * because whoever starts can set it right; one activated by a command does not stop all others:
   * what is for it is held.
   *
   * @throws Fault of the first instance of the configuration that cannot run
   */
  void start() {
    look();
    for (Activation activation : log.current()) {
      Fault problem = problems.get(activation.id());
      if (problem != null && activation.origin() == Activation.Origin.CONFIGURATION) {
        throw problem;
      }
    }
    LOG.info("{} route instances are active", routes.running().size());
  }

  /** Those of the newest entries that cannot run here. */
  private Map<Activation, String> staying(List<Activation> current) {
    Map<Activation, String> found = new HashMap<>();
    for (Activation activation : current) {
      Fault problem = problems.get(activation.id());
      if (problem != null) {
        found.put(activation, problem.getMessage());
      }
    }
    return found;
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    routes
        .running()
        .forEach((instance, running) -> versions.put(instance, running.activation().version()));
    return versions;
  }

  @Override
  public Map<String, String> problems() {
    Map<String, String> found = new TreeMap<>();
    staying(log.current()).forEach((entry, why) -> found.put(entry.instance(), why));
    return found;
  }

  private void follow(Activation activation, Map<String, ReadyPackage> compiled) {
    ActiveRoutes.@Nullable Running running = routes.running().get(activation.instance());
    if (running != null && running.activation().id() == activation.id()) {
      return;
    }
    if (!activation.runs()) {
      if (running != null) {
        routes.stop(activation.instance());
        LOG.info("Instance '{}' takes nothing any more", activation.instance());
      }
      return;
    }
    try {
      ReadyPackage ready = compiled.computeIfAbsent(activation.hash(), this::load);
      routes.switchTo(activation, ready);
      LOG.info(
          "Instance '{}' runs package '{}' {} from now on",
          activation.instance(),
          activation.packageId(),
          activation.version());
    } catch (Fault fault) {
      stay(activation, running, fault);
    } catch (RuntimeException | StackOverflowError unexpected) {
      stay(
          activation,
          running,
          new Fault(
              FaultCode.PACKAGE_INVALID,
              "Package '%s' %s cannot be loaded (%s)."
                  .formatted(
                      activation.packageId(),
                      activation.version(),
                      unexpected.getClass().getName()),
              unexpected));
    }
  }

  private void stay(Activation activation, ActiveRoutes.@Nullable Running running, Fault fault) {
    if (problems.put(activation.id(), fault) == null) {
      LOG.error(
          "{} Instance '{}' {}. {}",
          FaultCode.ACTIVATION_REFUSED,
          activation.instance(),
          running == null
              ? "does not run"
              : "stays at version " + running.activation().version() + " in this process",
          fault.getMessage());
    }
  }

  private ReadyPackage load(String hash) {
    return store
        .find(hash)
        .map(compiler::compile)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.PACKAGE_DAMAGED,
                    "The active version with hash %s is not in the table route_package. Restore the database."
                        .formatted(hash)));
  }
}
