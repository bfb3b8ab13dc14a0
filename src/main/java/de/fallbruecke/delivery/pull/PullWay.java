package de.fallbruecke.delivery.pull;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Targets of type {@code pull}. */
@Component
public final class PullWay implements Way<PullSettings> {
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final Duration LONGEST_LEASE = Duration.ofHours(4);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration UTMOST = Duration.ofDays(7);

  @Override
  public TargetType type() {
    return TargetType.PULL;
  }

  @Override
  public Class<PullSettings> settings() {
    return PullSettings.class;
  }

  /** The case keeps its id, and an acknowledgement may be repeated. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.of(true);
  }

  @Override
  public Endpoint endpoint(PullSettings settings, TargetCheck check) {
    Duration longest =
        check.within(
            settings.longestLease(), LONGEST_LEASE, SHORTEST, UTMOST, "pull.longest-lease");
    Duration usual = LEASE.compareTo(longest) < 0 ? LEASE : longest;
    Duration lease = check.within(settings.lease(), usual, SHORTEST, longest, "pull.lease");
    return new PullEndpoint(lease, longest);
  }

  /** Nobody else could fetch. */
  @Override
  public boolean needsClients() {
    return true;
  }
}
