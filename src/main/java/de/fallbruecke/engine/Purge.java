package de.fallbruecke.engine;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.reply.ReplyAddresses;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys the content of a closed submission at its date; the evidence stays. What a target still
 * waits for (an optional delivery that is held, offered or tried again) is not taken away from it.
 */
final class Purge implements SubmissionStep.Work {
  private static final Duration LATER = Duration.ofDays(1);

  private final Vault vault;
  private final Cases cases;
  private final Deliveries deliveries;
  private final ReplyAddresses addresses;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Purge(
      Vault vault,
      Cases cases,
      Deliveries deliveries,
      ReplyAddresses addresses,
      Ledger ledger,
      TransactionTemplate transaction,
      Clock clock) {
    this.vault = vault;
    this.cases = cases;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Next on(Submission submission) {
    if (submission.state() == SubmissionState.CONFIRMED
        || submission.state() == SubmissionState.REJECTED
        || submission.state() == SubmissionState.CLOSED) {
      if (deliveries.of(submission.id()).stream().anyMatch(Completion::isOpen)) {
        return Next.again(clock.instant().plus(LATER));
      }
      transaction.executeWithoutResult(
          status -> {
            vault.destroy(submission.id());
            cases.forget(submission.id());
            if (submission.state() == SubmissionState.REJECTED) {
              addresses.forget(submission.id()); // nobody will answer what was not taken
            }
            ledger.book(submission.purged(clock.instant()), Map.of());
          });
    }
    return Next.done();
  }
}
