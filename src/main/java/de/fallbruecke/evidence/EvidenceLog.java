package de.fallbruecke.evidence;

import de.fallbruecke.platform.IdQuery;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The append-only, hash-chained record; one chain per submission. */
public interface EvidenceLog {
  /** Appends in the caller's transaction. */
  void append(UUID submission, Event event);

  /** The chain, oldest first. */
  List<Entry> of(UUID submission);

  /** The submissions whose chain has an event of one of these kinds. */
  IdQuery submissionsWith(Set<String> kinds);

  /**
   * Recomputes the chain.
   *
   * @throws de.fallbruecke.platform.Fault EVIDENCE_CHAIN_BROKEN naming the first entry that differs
   */
  void verify(UUID submission);
}
