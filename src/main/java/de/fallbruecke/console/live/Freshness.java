package de.fallbruecke.console.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells new changes from those told before. A transaction becomes visible after the moment it
 * writes down, and clocks of processes differ: so the last quarter of a minute is read again each
 * time and what is known by id and version is left out. The first look tells the last quarter of a
 * minute before the newest change: it may have come after a page was read and before this look, and
 * reading a page once too often does no harm.
 */
final class Freshness {
  private static final Duration OVERLAP = Duration.ofSeconds(15);

  /** What changed, whose, and when. */
  record Change(UUID id, int version, String tenant, Instant at) {}

  /** Reads what changed from a moment on, the latest first; without a moment only the latest. */
  interface Source {
    List<Change> since(@Nullable Instant from);
  }

  private final Source source;
  private Map<UUID, Integer> known = Map.of();
  private @Nullable Instant newest;
  private boolean begun;

  Freshness(Source source) {
    this.source = source;
  }

  Set<String> tenants() {
    if (!begun) {
      source.since(null).stream().findFirst().ifPresent(change -> newest = change.at());
    }
    List<Change> read = source.since(newest == null ? Instant.EPOCH : newest.minus(OVERLAP));
    Set<String> tenants = new HashSet<>();
    Map<UUID, Integer> seen = new HashMap<>();
    for (Change change : read) {
      seen.put(change.id(), change.version());
      if (!Integer.valueOf(change.version()).equals(known.get(change.id()))) {
        tenants.add(change.tenant());
      }
    }
    if (!read.isEmpty()) {
      newest = read.getFirst().at();
    }
    known = seen;
    begun = true;
    return tenants;
  }
}
