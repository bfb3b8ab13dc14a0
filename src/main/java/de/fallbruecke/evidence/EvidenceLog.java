package de.fallbruecke.evidence;

import de.fallbruecke.platform.IdQuery;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The append-only, hash-chained record; one chain per submission. */
public interface EvidenceLog {
  /** Appends in the caller's transaction. */
  void append(UUID submission, Event event);

  /** The chain, oldest first. */
  List<Entry> of(UUID submission);

  /** The kind of entry that a look at content leaves. */
  String LOOK = "CONTENT_VIEWED";

  /**
   * Looks at content of all submissions, newest first.
   *
   * @param before only those before this one, in the same order; null for the newest
   */
  List<Look> looks(@Nullable Look before, int limit);

  /** The chain as it was hashed, oldest first: what a proof is made of. */
  List<ChainText> texts(UUID submission);

  /** Recomputes many chains at once; a submission without any entry counts as broken. */
  List<ChainFinding> examine(Collection<UUID> submissions);

  /** The submissions whose chain has an event of one of these kinds. */
  IdQuery submissionsWith(Set<String> kinds);

  /**
   * Recomputes the chain.
   *
   * @throws de.fallbruecke.platform.Fault EVIDENCE_CHAIN_BROKEN naming the first entry that differs
   */
  void verify(UUID submission);
}
