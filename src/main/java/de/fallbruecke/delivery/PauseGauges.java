package de.fallbruecke.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code fallbruecke.target.paused{target}}: 1 while the target is paused, else 0. */
final class PauseGauges implements MeterBinder {
  /** All gauges of one scrape share a look at the table. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Targets targets;
  private final TargetPauses pauses;
  private final Clock clock;
  private Set<String> paused = Set.of();
  private Instant lookedAt = Instant.MIN;

  PauseGauges(Targets targets, TargetPauses pauses, Clock clock) {
    this.targets = targets;
    this.pauses = pauses;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Target target : targets.list()) {
      Gauge.builder("fallbruecke.target.paused", () -> isPaused(target.name()) ? 1 : 0)
          .description("1 while deliveries to the target are paused")
          .tag("target", target.name())
          .register(registry);
    }
  }

  private synchronized boolean isPaused(String target) {
    Instant now = clock.instant();
    if (lookedAt.isBefore(now.minus(FRESH))) {
      paused = pauses.all().stream().map(TargetPause::target).collect(Collectors.toSet());
      lookedAt = now;
    }
    return paused.contains(target);
  }
}
