package de.fallbruecke.evidence;

import java.util.Optional;

/** The keys that verified tokens in the evidence; kept for ever, for nobody publishes old keys. */
public interface EvidenceKeys {
  /** Keeps it; keeping it twice is the same. Joins the caller's transaction if there is one. */
  void keep(EvidenceKey key);

  /** By its thumbprint. */
  Optional<EvidenceKey> find(String thumbprint);
}
