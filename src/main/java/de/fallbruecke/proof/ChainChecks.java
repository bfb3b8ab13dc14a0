package de.fallbruecke.proof;

import de.fallbruecke.engine.ChoreBell;
import de.fallbruecke.evidence.ChainFinding;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Checks of all chains, as a job that outlives the process that does it. */
public final class ChainChecks {
  private final CheckLog log;
  private final Submissions submissions;
  private final ObjectProvider<ChoreBell> bell;
  private final IdSource ids;
  private final Clock clock;

  ChainChecks(
      CheckLog log,
      Submissions submissions,
      ObjectProvider<ChoreBell> bell,
      IdSource ids,
      Clock clock) {
    this.log = log;
    this.submissions = submissions;
    this.bell = bell;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins one, of a tenant or of all; one that runs is done first. */
  public ChainCheck begin(@Nullable String tenant, String by) {
    long total = submissions.count(tenant).values().stream().mapToLong(Long::longValue).sum();
    ChainCheck check =
        new ChainCheck(
            ids.next(),
            tenant,
            by,
            total,
            0,
            0,
            0,
            null,
            ChainCheck.State.RUNNING,
            clock.instant(),
            null);
    log.add(check);
    bell.ifAvailable(ringing -> ringing.ring(ChainCheckChore.NAME));
    return check;
  }

  /** Ends one that runs; what it found stays. */
  public void stop(UUID id) {
    log.find(id)
        .ifPresent(check -> log.save(check.ended(ChainCheck.State.STOPPED, clock.instant())));
  }

  /** The newest ones. */
  public List<ChainCheck> newest(int limit) {
    return log.newest(limit);
  }

  public Optional<ChainCheck> find(UUID id) {
    return log.find(id);
  }

  /** The broken chains that it found. */
  public List<ChainFinding> findings(UUID id, int limit) {
    return log.findings(id, limit);
  }
}
