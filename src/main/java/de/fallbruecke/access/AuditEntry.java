package de.fallbruecke.access;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One act as recorded.
 *
 * @param number place in the chain, from 1
 * @param tenant whose matter it was; null if it concerned the whole installation
 * @param what name or id of what was changed or looked at
 */
public record AuditEntry(
    int number,
    Instant at,
    String person,
    String act,
    @Nullable String tenant,
    String what,
    SortedMap<String, String> facts) {
  public AuditEntry {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }
}
