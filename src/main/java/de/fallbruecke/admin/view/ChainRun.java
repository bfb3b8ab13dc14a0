package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.evidence.ChainFinding;
import de.fallbruecke.proof.ChainCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of the evidence of many submissions.
 *
 * @param tenant whose; not said if of all
 * @param total submissions when it began
 * @param checked submissions so far
 * @param entries of their chains
 * @param broken chains that are not as they were written
 * @param findings the first hundred of these: submission, and the entry at which it differs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainRun(
    UUID id,
    @Nullable String tenant,
    String by,
    ChainCheck.State state,
    long total,
    long checked,
    long entries,
    long broken,
    Instant begunAt,
    @Nullable Instant finishedAt,
    List<Broken> findings) {
  public ChainRun {
    findings = List.copyOf(findings);
  }

  /** A chain that is not as it was written. */
  public record Broken(UUID submission, int entry) {}

  public static ChainRun of(ChainCheck check, List<ChainFinding> findings) {
    return new ChainRun(
        check.id(),
        check.tenant(),
        check.by(),
        check.state(),
        check.total(),
        check.checked(),
        check.entries(),
        check.broken(),
        check.begunAt(),
        check.finishedAt(),
        findings.stream().map(one -> new Broken(one.submission(), one.brokenAt())).toList());
  }
}
