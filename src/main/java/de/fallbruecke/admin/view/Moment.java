package de.fallbruecke.admin.view;

import de.fallbruecke.evidence.Entry;
import java.time.Instant;
import java.util.Map;

/** One entry in the evidence of a submission: what happened when, by ids, codes and counts. */
public record Moment(Instant at, String kind, Map<String, String> facts) {
  public static Moment of(Entry entry) {
    return new Moment(entry.at(), entry.event().kind(), entry.event().facts());
  }
}
