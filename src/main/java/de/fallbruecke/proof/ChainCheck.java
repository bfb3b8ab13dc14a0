package de.fallbruecke.proof;

import de.fallbruecke.evidence.ChainFinding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of many chains.
 *
 * @param tenant whose; null for all
 * @param total submissions when it began
 * @param checked submissions so far
 * @param entries of their chains
 * @param broken chains that are not as they were written
 * @param cursor last submission checked
 */
public record ChainCheck(
    UUID id,
    @Nullable String tenant,
    String by,
    long total,
    long checked,
    long entries,
    long broken,
    @Nullable UUID cursor,
    State state,
    Instant begunAt,
    @Nullable Instant finishedAt) {

  /** Where it is. */
  public enum State {
    RUNNING,
    DONE,
    STOPPED
  }

  /** Share that is done, 0 to 100. */
  public int percent() {
    return state == State.DONE ? 100 : total == 0 ? 0 : (int) Math.min(99, checked * 100 / total);
  }

  ChainCheck after(UUID last, List<ChainFinding> findings) {
    return new ChainCheck(
        id,
        tenant,
        by,
        total,
        checked + findings.size(),
        entries + findings.stream().mapToLong(ChainFinding::entries).sum(),
        broken + findings.stream().filter(ChainFinding::broken).count(),
        last,
        state,
        begunAt,
        null);
  }

  ChainCheck ended(State how, Instant at) {
    return new ChainCheck(
        id, tenant, by, total, checked, entries, broken, cursor, how, begunAt, at);
  }
}
