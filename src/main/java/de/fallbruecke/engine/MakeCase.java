package de.fallbruecke.engine;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.route.Routed;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the route over a received submission and commits the case with its deliveries. */
final class MakeCase implements SubmissionStep.Work {
  private final Destinations destinations;
  private final Channels channels;
  private final Routing routing;
  private final CaseFormat format;
  private final Cases cases;
  private final Deliveries deliveries;
  private final Vault vault;
  private final Ledger ledger;
  private final Verdict verdict;
  private final Agenda agenda;
  private final TransactionTemplate transaction;
  private final IdSource ids;
  private final Clock clock;

  MakeCase(
      Destinations destinations,
      Channels channels,
      Routing routing,
      CaseFormat format,
      Cases cases,
      Deliveries deliveries,
      Vault vault,
      Ledger ledger,
      Verdict verdict,
      Agenda agenda,
      TransactionTemplate transaction,
      IdSource ids,
      Clock clock) {
    this.destinations = destinations;
    this.channels = channels;
    this.routing = routing;
    this.format = format;
    this.cases = cases;
    this.deliveries = deliveries;
    this.vault = vault;
    this.ledger = ledger;
    this.verdict = verdict;
    this.agenda = agenda;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Next on(Submission submission) {
    if (submission.state() != SubmissionState.RECEIVED) {
      return Next.done();
    }
    Destination destination = destinations.get(submission.destination());
    switch (routing.route(submission, destination)) {
      case Routed.Mapped mapped -> store(submission, mapped);
      case Routed.Defective defective -> judge(submission, destination, defective.defect());
    }
    return Next.done();
  }

  private void judge(Submission submission, Destination destination, ContentDefect defect) {
    Reception.Defective found = channels.of(destination).classify(defect, destination);
    // After an early receipt the portal holds the submission for taken: rejecting is over.
    boolean accepted = destination.receipt() == Destination.ReceiptCondition.RECEIVED;
    Reception.Defective judged =
        new Reception.Defective(
            found.rejectable() && !accepted,
            found.code(),
            found.problems(),
            found.envelope(),
            found.memo(),
            found.evidence());
    transaction.executeWithoutResult(status -> verdict.on(submission, judged));
  }

  private void store(Submission submission, Routed.Mapped mapped) {
    try (Staging staging = vault.stage(submission.id())) {
      try (OutputStream out = staging.write(Cases.PART, "application/xml")) {
        out.write(format.toXml(mapped.caseRecord()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      transaction.executeWithoutResult(
          status -> {
            staging.commit();
            cases.save(entry(submission, mapped));
            for (Routed.Wanted wanted : mapped.wanted()) {
              Delivery delivery =
                  deliveries.add(
                      Delivery.pending(
                          ids.next(),
                          submission.id(),
                          mapped.caseId(),
                          wanted.target(),
                          wanted.required(),
                          clock.instant()));
              agenda.plan(Task.DELIVER, delivery.id(), delivery.version());
            }
            Submission next = submission.mapped(mapped.test(), clock.instant());
            ledger.book(next, List.of(Event.of(next.state().name(), facts(mapped))));
          });
      ledger.countCoverage(mapped);
    }
  }

  private CaseEntry entry(Submission submission, Routed.Mapped mapped) {
    Coverage coverage = mapped.coverage();
    return new CaseEntry(
        mapped.caseId(),
        mapped.number(),
        submission.id(),
        submission.tenant(),
        mapped.provenance().routePackage(),
        mapped.provenance().version(),
        mapped.provenance().hash(),
        coverage.total(),
        coverage.mapped(),
        coverage.attached(),
        coverage.ignored(),
        coverage.openCount(),
        open(coverage),
        clock.instant());
  }

  private static Map<String, Integer> open(Coverage coverage) {
    Map<String, Integer> paths = new HashMap<>();
    coverage.open().forEach(open -> paths.merge(open.path(), open.count(), Integer::sum));
    return paths;
  }

  private static Map<String, String> facts(Routed.Mapped mapped) {
    return Map.of(
        "case",
        mapped.caseId().toString(),
        "number",
        mapped.number(),
        "package",
        mapped.provenance().routePackage() + " " + mapped.provenance().version(),
        "packageHash",
        mapped.provenance().hash(),
        "deliveries",
        String.valueOf(mapped.wanted().size()));
  }
}
