package de.fallbruecke.evidence;

import java.util.UUID;

/**
 * What became of the check of one chain.
 *
 * @param entries how many there are
 * @param brokenAt number of the first entry that differs; 0 if none does, 1 if there is no entry
 */
public record ChainFinding(UUID submission, int entries, int brokenAt) {
  /** Whether it is not as it was written. */
  public boolean broken() {
    return brokenAt > 0;
  }
}
