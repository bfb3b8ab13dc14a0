package de.fallbruecke.evidence;

import java.util.List;
import java.util.UUID;

/** The append-only, hash-chained record; one chain per submission. */
public interface EvidenceLog {
  /** Appends in the caller's transaction. */
  void append(UUID submission, Event event);

  /** The chain, oldest first. */
  List<Entry> of(UUID submission);

  /**
   * Recomputes the chain.
   *
   * @throws de.fallbruecke.platform.Fault EVIDENCE_CHAIN_BROKEN naming the first entry that differs
   */
  void verify(UUID submission);
}
