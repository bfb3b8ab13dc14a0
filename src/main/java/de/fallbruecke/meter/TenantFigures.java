package de.fallbruecke.meter;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.engine.HumanTouch;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers of the last 30 days by tenant and version, for pages. Summing up a million cases takes
 * seconds, which no page may take: they are summed up beside it, at most every five minutes while
 * somebody asks, and a page shows what is known.
 */
public final class TenantFigures {
  private static final Logger LOG = LoggerFactory.getLogger(TenantFigures.class);
  private static final Duration SPAN = Duration.ofDays(30);
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Cases cases;
  private final EvidenceLog evidence;
  private final Clock clock;
  private final AtomicBoolean summing = new AtomicBoolean();
  private volatile Map<String, List<PackageNumbers>> known = Map.of();
  private volatile Instant since = Instant.MIN;

  TenantFigures(Cases cases, EvidenceLog evidence, Clock clock) {
    this.cases = cases;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** What is known of the cases that a version made for a tenant; empty if nothing is. */
  public Optional<PackageNumbers> of(String tenant, String hash) {
    if (since.isBefore(clock.instant().minus(FRESH)) && summing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("tenant-figures").start(this::sum);
    }
    return known.getOrDefault(tenant, List.of()).stream()
        .filter(one -> one.hash().equals(hash))
        .findFirst();
  }

  private void sum() {
    try {
      Instant now = clock.instant();
      known =
          cases.numbersByTenant(
              now.minus(SPAN),
              evidence.submissionsWith(Set.of("DELIVERED")),
              evidence.submissionsWith(HumanTouch.KINDS));
      since = now;
    } catch (RuntimeException e) {
      LOG.warn("Figures by tenant could not be summed up: {}", Traces.withoutMessages(e));
    } finally {
      summing.set(false);
    }
  }
}
