package de.fallbruecke.route;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an instance that somebody prepares, until it is activated or left.
 *
 * @param hash of the version
 * @param base the newest entry of the instance that its author saw, 0 for a new instance
 * @param values what the author gave; empty for an instance of the configuration
 * @param comparison with the active version, null if none was begun
 * @param activation what came of it, null if nothing did yet
 */
public record RouteChange(
    UUID id,
    String tenant,
    String instance,
    String hash,
    long base,
    Map<String, String> values,
    Instant at,
    String by,
    @Nullable Comparison comparison,
    @Nullable Long activation) {
  public RouteChange {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Whether it is being compared with the active version now. */
  public boolean isComparing() {
    return comparison != null && comparison.state() == Comparison.State.RUNNING;
  }

  /**
   * How far a comparison is.
   *
   * @param total how many submissions, 0 while they are being found
   * @param beat when its process was last heard of
   * @param detail why it failed, empty if it did not
   * @param replay the result, null if there is none
   */
  public record Comparison(
      State state, int done, int total, Instant beat, String detail, @Nullable Long replay) {
    /** What became of it. */
    public enum State {
      RUNNING,
      DONE,
      FAILED,
      STOPPED
    }
  }

  /** As an order of that person. */
  ActivationOrder order(String who, @Nullable String note, @Nullable Long replay) {
    return new ActivationOrder(
        instance, tenant, new Candidate.Kept(hash), values, who, note, replay, base);
  }
}
