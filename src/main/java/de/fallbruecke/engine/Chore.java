package de.fallbruecke.engine;

import java.time.Instant;

/**
 * Work beside the six tasks that comes back again and again. It runs on one process at a time, on
 * whichever is free; when that process dies, another one goes on. Contributed as a bean.
 */
public interface Chore {
  /** Names its row in the scheduler's table; never changed later. */
  String name();

  /**
   * Runs once. The process can die at any moment, so it must be repeatable. It should end within a
   * minute and say that it wants to run again at once rather than keep a thread.
   *
   * @return when it runs next
   * @throws RuntimeException if it failed; it is tried again after a growing pause of up to 15
   *     minutes
   */
  Instant run();
}
