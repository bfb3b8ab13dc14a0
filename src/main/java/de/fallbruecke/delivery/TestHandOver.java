package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A synthetic case, marked as a test, on the very way that real ones go: the same packing, the same
 * connector, the same secrets. It is no delivery of the engine: it stands in no table, counts in no
 * figure, closes no breaker and is never repeated. A pause does not hold it, so that a person can
 * try before they resume.
 */
public final class TestHandOver {
  private final ConfiguredTargets targets;
  private final Connectors connectors;
  private final Samples samples;
  private final CaseFormat format;
  private final IdSource ids;
  private final Clock clock;

  TestHandOver(
      ConfiguredTargets targets,
      Connectors connectors,
      Samples samples,
      CaseFormat format,
      IdSource ids,
      Clock clock) {
    this.targets = targets;
    this.connectors = connectors;
    this.samples = samples;
    this.format = format;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * New steps: the case, the connection, the hand-over. Nothing is done yet.
   *
   * @throws Fault PLACE_UNKNOWN; TEST_NOT_TAKEN if the target does not allow it or fetches by
   *     itself
   */
  public List<CheckStep> steps(String name) {
    ConfiguredTarget target =
        targets
            .configured(name)
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.PLACE_UNKNOWN,
                        "There is no target of that name in the configuration. Nothing was sent."));
    if (!target.testDeliveries() || !(target.endpoint() instanceof Endpoint.Pushed)) {
      throw new Fault(
          FaultCode.TEST_NOT_TAKEN,
          "Target '%s' takes no test deliveries. Nothing was sent; if it is a test system that we send to, set %s.%s.productive=false and .test-deliveries=true."
              .formatted(name, TargetBinding.PREFIX, name));
    }
    Instant now = clock.instant();
    Delivery delivery =
        Delivery.synthetic(ids.next(), ids.next(), ids.next(), name, now).sending(now);
    AtomicReference<Parcel> packed = new AtomicReference<>();
    List<CheckStep> steps = new ArrayList<>();
    steps.add(new CheckStep("sample", () -> pack(target.target(), delivery, packed)));
    steps.addAll(target.endpoint().check(target.target()));
    steps.add(new CheckStep("hand-over", () -> send(target, packed.get())));
    return List.copyOf(steps);
  }

  private Map<String, String> pack(
      Target target, Delivery delivery, AtomicReference<Parcel> packed) {
    SampleCase sample = samples.of(target).orElseGet(SmallestCase::make);
    Contents contents = new SampleContents(sample, delivery, target, format, clock.instant());
    Parcel parcel = new Packing(contents, format).pack(delivery, target.format());
    packed.set(parcel);
    return Map.of(
        "sample",
        sample.origin(),
        "caseNumber",
        parcel.caseNumber(),
        "key",
        parcel.key(),
        "items",
        String.valueOf(parcel.items().size()),
        "contentBytes",
        String.valueOf(parcel.items().stream().mapToLong(Item::size).sum()));
  }

  private Map<String, String> send(ConfiguredTarget target, Parcel parcel) {
    return switch (connectors.of(target).send(parcel)) {
      case Outcome.Delivered delivered -> {
        Map<String, String> facts = new HashMap<>();
        facts.put("caseNumber", parcel.caseNumber());
        if (delivered.reference() != null) {
          facts.put("reference", delivered.reference());
        }
        yield facts;
      }
      case Outcome.Underway underway -> Map.of("underway", "true", "said", underway.detail());
      case Outcome.NotYet failed -> throw new Fault(failed.code(), failed.detail());
      case Outcome.Hindered failed -> throw new Fault(failed.code(), failed.detail());
      case Outcome.Refused failed -> throw new Fault(failed.code(), failed.detail());
      case Outcome.Unclear failed -> throw new Fault(failed.code(), failed.detail());
    };
  }
}
