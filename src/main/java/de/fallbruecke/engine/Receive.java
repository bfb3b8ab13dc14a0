package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.reply.ReplyAddresses;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Downloads and verifies a submission into the vault; what the channel finds becomes the state. */
final class Receive implements SubmissionStep.Work {
  private final Destinations destinations;
  private final Channels channels;
  private final Vault vault;
  private final ReplyAddresses addresses;
  private final Ledger ledger;
  private final Verdict verdict;
  private final Repetition repetition;
  private final Agenda agenda;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Receive(
      Destinations destinations,
      Channels channels,
      Vault vault,
      ReplyAddresses addresses,
      Ledger ledger,
      Verdict verdict,
      Repetition repetition,
      Agenda agenda,
      TransactionTemplate transaction,
      Clock clock) {
    this.destinations = destinations;
    this.channels = channels;
    this.vault = vault;
    this.addresses = addresses;
    this.ledger = ledger;
    this.verdict = verdict;
    this.repetition = repetition;
    this.agenda = agenda;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Next on(Submission submission) {
    if (submission.state() != SubmissionState.ANNOUNCED) {
      return Next.done();
    }
    Destination destination = destinations.get(submission.destination());
    try (Staging staging = vault.stage(submission.id())) {
      Reception reception = channels.of(destination).receive(submission, destination, staging);
      switch (reception) {
        case Reception.Verified verified -> store(submission, destination, verified, staging);
        case Reception.Defective defective ->
            transaction.executeWithoutResult(status -> verdict.on(submission, defective));
        case Reception.Repeated repeated -> {
          return repetition.of(submission, repeated);
        }
        case Reception.AlreadyClosed closed ->
            transaction.executeWithoutResult(
                status ->
                    ledger.hold(
                        submission,
                        FaultCode.CLOSED_REMOTELY,
                        "%s Submission %s is already closed at the portal: %s. Nothing was received; look at the evidence."
                            .formatted(FaultCode.CLOSED_REMOTELY, submission.id(), closed.how()),
                        closed.evidence()));
      }
    }
    return Next.done();
  }

  private void store(
      Submission submission,
      Destination destination,
      Reception.Verified verified,
      Staging staging) {
    try (OutputStream out = staging.write(Envelope.PART, "application/json")) {
      Json.mapper().writeValue(out, verified.envelope());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StoredPart envelope = staging.written(Envelope.PART);
    // Before any receipt: an answer must find its way when the content is long gone.
    try (ReplyAddresses.Kept address =
        addresses.keep(submission, verified.envelope(), verified.memo())) {
      store(submission, destination, verified, staging, envelope, address);
    }
  }

  private void store(
      Submission submission,
      Destination destination,
      Reception.Verified verified,
      Staging staging,
      StoredPart envelope,
      ReplyAddresses.Kept address) {
    transaction.executeWithoutResult(
        status -> {
          staging.commit();
          address.commit();
          Submission received =
              submission.received(verified.envelope(), verified.memo(), clock.instant());
          List<Event> events = new ArrayList<>(verified.evidence());
          events.add(Event.of(received.state().name(), Map.of("envelope", envelope.sha512())));
          ledger.book(received, events);
          agenda.plan(Task.PROCESS, received.id(), received.version());
          if (destination.receipt() == Destination.ReceiptCondition.RECEIVED) {
            agenda.plan(Task.CONFIRM, received.id(), received.version());
          }
        });
  }
}
