package de.fallbruecke.engine;

import de.fallbruecke.vault.Leftovers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes what dead processes left staged in the vault. */
record Sweep(Leftovers leftovers, Clock clock) implements Chore {
  private static final Duration PAUSE = Duration.ofHours(1);

  /** No download takes that long. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public Instant run() {
    leftovers.sweep(ABANDONED);
    return clock.instant().plus(PAUSE);
  }
}
