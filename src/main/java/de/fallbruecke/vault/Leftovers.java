package de.fallbruecke.vault;

import java.time.Duration;

/** What processes that died left staged in the vault. */
public interface Leftovers {
  /**
   * Removes it. The age keeps away from what others are writing now.
   *
   * @return how many parts were removed
   */
  int sweep(Duration olderThan);
}
