package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs, checks who may receive what, and hands to the connector of the target. */
final class TargetDispatch implements Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(TargetDispatch.class);

  private final ConfiguredTargets targets;
  private final Packing packing;
  private final Gate gate;
  private final Connectors connectors;

  TargetDispatch(ConfiguredTargets targets, Packing packing, Gate gate, Connectors connectors) {
    this.targets = targets;
    this.packing = packing;
    this.gate = gate;
    this.connectors = connectors;
  }

  @Override
  public Outcome send(Delivery delivery) {
    ConfiguredTarget target = targets.of(delivery);
    Parcel parcel = packing.pack(delivery, target.target().format());
    Outcome outcome =
        obstacle(parcel, target.target())
            .<Outcome>map(fault -> new Outcome.Refused(fault.code(), fault.getMessage()))
            .orElseGet(() -> connectors.of(target).send(parcel));
    gate.ended(target, outcome);
    LOG.info(
        "Delivery {} of case {} to target {}, attempt {}: {}",
        delivery.id(),
        delivery.caseId(),
        target.name(),
        delivery.attempts(),
        OutcomeText.of(outcome));
    return outcome;
  }

  /** A parcel in the wrong hands cannot be called back: checked last, on the parcel itself. */
  private static Optional<Fault> obstacle(Parcel parcel, Target target) {
    if (!parcel.tenant().equals(target.tenant())) {
      return Optional.of(
          new Fault(
              FaultCode.TARGET_OF_OTHER_TENANT,
              "Delivery %s is of tenant '%s', target '%s' belongs to tenant '%s'. Nothing was sent; correct the route's parameter and cancel this delivery."
                  .formatted(
                      parcel.delivery().id(), parcel.tenant(), target.name(), target.tenant())));
    }
    if (parcel.test() && target.productive()) {
      return Optional.of(
          new Fault(
              FaultCode.TARGET_IS_PRODUCTIVE,
              "Delivery %s holds a test message, target '%s' is productive. Nothing was sent; cancel the delivery, or set fallbruecke.targets.%s.productive=false if the target is a test system and release it."
                  .formatted(parcel.delivery().id(), target.name(), target.name())));
    }
    return Optional.empty();
  }

  @Override
  public boolean isOffered(Delivery delivery) {
    return targets.isOffered(delivery.target());
  }

  @Override
  public OfferFacts inspect(Delivery delivery) {
    Target target = targets.of(delivery).target();
    Parcel parcel = packing.pack(delivery, target.format());
    obstacle(parcel, target)
        .ifPresent(
            fault -> {
              throw fault;
            });
    if (targets.of(delivery).endpoint() instanceof Endpoint.Offered offered) {
      offered.check(parcel);
    }
    return OfferFacts.of(parcel);
  }

  @Override
  public Optional<Instant> pausedUntil(Delivery delivery) {
    return gate.closedUntil(targets.of(delivery));
  }

  @Override
  public boolean mayRepeat(Delivery delivery) {
    return targets.of(delivery).mayRepeat();
  }

  @Override
  public RetryPolicy retryPolicy(Delivery delivery) {
    return targets.of(delivery).retry();
  }
}
