package de.fallbruecke.proof;

import de.fallbruecke.engine.Chore;
import de.fallbruecke.evidence.ChainFinding;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks some pages of submissions and remembers how far it came; another process goes on there
 * when this one dies.
 */
final class ChainCheckChore implements Chore {
  static final String NAME = "chain-check";

  /** Some 12 entries of 3 KB each: what is read at once stays under 10 MB. */
  private static final int PAGE = 200;

  private static final int PAGES = 20;
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final CheckLog log;
  private final Submissions submissions;
  private final EvidenceLog evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ChainCheckChore(
      CheckLog log,
      Submissions submissions,
      EvidenceLog evidence,
      TransactionTemplate transaction,
      Clock clock) {
    this.log = log;
    this.submissions = submissions;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Instant run() {
    Optional<ChainCheck> running = log.running();
    if (running.isEmpty()) {
      return clock.instant().plus(LOOK_AGAIN);
    }
    ChainCheck check = running.get();
    for (int page = 0; page < PAGES; page++) {
      Optional<ChainCheck> next = page(check);
      if (next.isEmpty()) {
        break;
      }
      check = next.get();
    }
    return clock.instant();
  }

  /** The check after one page; empty if it is over. */
  private Optional<ChainCheck> page(ChainCheck check) {
    List<UUID> ids = next(check.tenant(), check.cursor());
    if (ids.isEmpty()) {
      log.save(check.ended(ChainCheck.State.DONE, clock.instant()));
      return Optional.empty();
    }
    List<ChainFinding> findings = evidence.examine(ids);
    ChainCheck next = check.after(ids.getLast(), findings);
    boolean goesOn =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  findings.stream()
                      .filter(ChainFinding::broken)
                      .forEach(finding -> log.found(check.id(), finding));
                  return log.save(next);
                }));
    return goesOn ? Optional.of(next) : Optional.empty();
  }

  private List<UUID> next(@Nullable String tenant, @Nullable UUID after) {
    Submissions.Query query =
        new Submissions.Query(null, tenant, null, null, null, null, null, null, List.of());
    return submissions.search(query, after, PAGE).stream().map(Submission::id).toList();
  }
}
