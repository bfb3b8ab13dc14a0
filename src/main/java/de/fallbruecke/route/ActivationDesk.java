package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.ActivationPlan.Planned;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks what a person wants to activate, and writes it down for all processes. */
final class ActivationDesk implements Activations {
  private static final Logger LOG = LoggerFactory.getLogger(ActivationDesk.class);

  private final ActivationPlan plan;
  private final ActivationGate gate;
  private final ActivationLog log;
  private final PackageStore store;
  private final PackageCompiler compiler;
  private final Clock clock;

  ActivationDesk(
      ActivationPlan plan,
      ActivationGate gate,
      ActivationLog log,
      PackageStore store,
      PackageCompiler compiler,
      Clock clock) {
    this.plan = plan;
    this.gate = gate;
    this.log = log;
    this.store = store;
    this.compiler = compiler;
    this.clock = clock;
  }

  @Override
  public List<Activation> current() {
    return log.current();
  }

  @Override
  public List<Activation> history(String instance) {
    List<Activation> entries = log.of(instance);
    if (entries.isEmpty()) {
      throw new Fault(
          FaultCode.INSTANCE_UNKNOWN,
          "There is no instance '%s'. 'routes list' shows those there are.".formatted(instance));
    }
    return entries;
  }

  @Override
  public GateReport assess(ActivationOrder order) {
    return gate.report(plan.of(order), order.replay());
  }

  @Override
  public Activation activate(ActivationOrder order) {
    Planned planned = plan.of(order);
    Optional<Activation> same =
        planned.previous().filter(Activation::runs).filter(planned.next()::sameAs);
    if (same.isPresent()) {
      return same.get();
    }
    gate.require(planned, order.replay());
    store.put(planned.ready());
    return done(log.add(planned.previous(), planned.next()));
  }

  @Override
  public Optional<Activation> before(String instance) {
    return before(history(instance));
  }

  private static Optional<Activation> before(List<Activation> history) {
    Activation now = history.getFirst();
    long here = now.restores() == null ? now.id() : now.restores();
    Predicate<Activation> before = entry -> entry.id() < here && entry.runs();
    return history.stream()
        .filter(before.and(entry -> !now.runs() || !entry.sameAs(now)))
        .findFirst();
  }

  @Override
  public Activation rollback(
      String instance, String by, @Nullable String note, @Nullable Long base) {
    List<Activation> history = history(instance);
    Activation now = history.getFirst();
    ActivationPlan.requireKnown(instance, base, Optional.of(now));
    Activation target =
        before(history)
            .orElseThrow(
                () ->
                    ActivationPlan.refused(
                        instance, "has nothing before that it could go back to."));
    ReadyPackage ready =
        store
            .find(target.hash())
            .map(compiler::compile)
            .orElseThrow(
                () -> ActivationPlan.refused(instance, "lacks the files of that version."));
    Activation next =
        new Activation(
            0,
            instance,
            target.tenant(),
            Activation.Kind.ROLLED_BACK,
            now.origin(),
            target.packageId(),
            target.version(),
            target.hash(),
            target.values(),
            clock.instant(),
            by,
            note,
            target.id());
    gate.requireRunnable(next, ready);
    return done(log.add(Optional.of(now), next));
  }

  @Override
  public Activation retire(String instance, String by, @Nullable String note, @Nullable Long base) {
    Activation now = history(instance).getFirst();
    ActivationPlan.requireKnown(instance, base, Optional.of(now));
    if (!now.runs()) {
      return now;
    }
    if (now.origin() == Activation.Origin.CONFIGURATION) {
      throw ActivationPlan.refused(
          instance, "is declared in the configuration; remove it there and restart.");
    }
    return done(
        log.add(
            Optional.of(now),
            new Activation(
                0,
                instance,
                now.tenant(),
                Activation.Kind.RETIRED,
                now.origin(),
                now.packageId(),
                now.version(),
                now.hash(),
                now.values(),
                clock.instant(),
                by,
                note,
                null)));
  }

  private static Activation done(Activation stored) {
    LOG.info(
        "Instance '{}' {}: package '{}' {}",
        stored.instance(),
        stored.kind(),
        stored.packageId(),
        stored.version());
    return stored;
  }
}
