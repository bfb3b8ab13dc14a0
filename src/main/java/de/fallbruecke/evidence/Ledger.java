package de.fallbruecke.evidence;

import java.util.List;

/**
 * The append-only, hash-chained record of what belongs to no submission: one chain per name, for
 * example {@code audit}. The facts {@code by} (who) and {@code tenant} can be searched.
 */
public interface Ledger {
  /**
   * A chain that was found unbroken.
   *
   * @param entries how many there are
   * @param head hash of the last one, empty without any; written down elsewhere it proves later
   *     that nothing was cut off the end
   */
  record Verified(int entries, String head) {}

  /**
   * Appends in the caller's transaction, which others who append to the same chain then wait for:
   * call it last.
   */
  void append(String chain, Event event);

  /** What matches, newest first. */
  List<Entry> find(LedgerQuery query);

  /** The kinds that occur in the chain, in alphabetical order. */
  List<String> kinds(String chain);

  /**
   * Recomputes the chain.
   *
   * @throws de.fallbruecke.platform.Fault EVIDENCE_CHAIN_BROKEN naming the first entry that differs
   */
  Verified verify(String chain);
}
