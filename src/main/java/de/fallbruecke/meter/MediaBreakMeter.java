package de.fallbruecke.meter;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.engine.HumanTouch;
import de.fallbruecke.evidence.EvidenceLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers by version of a route package, from what is stored. */
public final class MediaBreakMeter {
  private final Cases cases;
  private final EvidenceLog evidence;

  MediaBreakMeter(Cases cases, EvidenceLog evidence) {
    this.cases = cases;
    this.evidence = evidence;
  }

  /** One row for each version that made a case since then, by package and version. */
  public List<PackageNumbers> since(Instant since) {
    return cases.numbers(
        since,
        evidence.submissionsWith(Set.of("DELIVERED")),
        evidence.submissionsWith(HumanTouch.KINDS));
  }

  /**
   * Paths that nobody accounted for in cases of this version whose content is still here, with how
   * often they occurred; the most frequent first.
   */
  public Map<String, Long> open(String hash, int limit) {
    return cases.openPaths(hash, limit);
  }
}
