package de.fallbruecke.evidence;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened.
 *
 * @param kind upper-case word, for example {@code RECEIVED}, {@code HELD}, {@code RECEIPT_POSTED}
 * @param facts ids, codes, hashes, counts; never personal data
 * @param token the signed event token as received or posted, byte for byte, if there is one
 */
public record Event(String kind, SortedMap<String, String> facts, @Nullable String token) {
  public Event {
    facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  public static Event of(String kind, Map<String, String> facts) {
    return new Event(kind, new TreeMap<>(facts), null);
  }

  public static Event of(String kind) {
    return of(kind, Map.of());
  }

  public static Event token(String kind, Map<String, String> facts, String token) {
    return new Event(kind, new TreeMap<>(facts), token);
  }
}
