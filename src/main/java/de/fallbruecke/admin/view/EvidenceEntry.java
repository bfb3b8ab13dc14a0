package de.fallbruecke.admin.view;

import de.fallbruecke.evidence.Entry;
import java.time.Instant;
import java.util.Map;

/**
 * One link in the chain of a submission.
 *
 * @param signed whether a signed event token belongs to it
 * @param hash SHA-512 over the previous hash and this entry
 */
public record EvidenceEntry(
    int number, Instant at, String kind, Map<String, String> facts, boolean signed, String hash) {
  public static EvidenceEntry of(Entry entry) {
    return new EvidenceEntry(
        entry.number(),
        entry.at(),
        entry.event().kind(),
        entry.event().facts(),
        entry.event().token() != null,
        entry.hash());
  }
}
