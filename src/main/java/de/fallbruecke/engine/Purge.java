package de.fallbruecke.engine;

import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys the content of a closed submission at its date; the evidence stays. */
final class Purge implements SubmissionStep.Work {
  private final Vault vault;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Purge(Vault vault, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.vault = vault;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Next on(Submission submission) {
    if (submission.state() == SubmissionState.CONFIRMED
        || submission.state() == SubmissionState.REJECTED) {
      transaction.executeWithoutResult(
          status -> {
            vault.destroy(submission.id());
            ledger.book(submission.purged(clock.instant()), Map.of());
          });
    }
    return Next.done();
  }
}
