package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaSite;
import de.fallbruecke.xta.account.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A report that was still open at the close is read until it says something final. */
class ReportChoreTest {
  private static final Destination AT = Reader.destination();
  private final Reader reader = new Reader("2.1.1");
  private final EvidenceLog evidence = TestEvidence.postgres(reader.jdbc, reader.clock);
  private final ReportChore chore =
      new ReportChore(
          reader.closings,
          reader.boxes(AT, Map.of()),
          new Only(AT),
          evidence,
          new TransactionTemplate(new JdbcTransactionManager(reader.dataSource)),
          reader.clock);
  private final Submission closed =
      reader.announced(
          XtaSite.SERVER.put(
              XtaSite.letter(XtaSite.message(UUID.randomUUID(), "", "A"), List.of())));

  @AfterEach
  void healthy() {
    XtaSite.SERVER.clearFaults();
  }

  private void lookDue() {
    reader.closings.begin(closed);
    reader.closings.lookAgain(closed.id(), reader.clock.instant());
  }

  private List<String> reports() {
    return evidence.of(closed.id()).stream()
        .filter(entry -> entry.event().kind().equals(Reports.EVENT))
        .map(entry -> entry.event().facts().get("status"))
        .toList();
  }

  @Test
  void anOpenReportIsReadEveryHourUntilItIsFinalAndThenStandsInTheEvidence() {
    lookDue();
    Instant next = chore.run();
    assertThat(next).isAfter(reader.clock.instant());
    assertThat(reports()).isEmpty();

    reader.clock.tick(Duration.ofHours(1).minusSeconds(1));
    assertThat(reader.closings.due(1)).isEmpty();
    reader.clock.tick(Duration.ofSeconds(1));
    XtaSite.closeAll("2.1.1");
    chore.run();

    assertThat(reports()).containsExactly("GREEN");
    reader.clock.tick(Duration.ofDays(1));
    chore.run();
    assertThat(reports()).as("final is final").hasSize(1);
  }

  @Test
  void aServerThatCannotSayItNowIsAskedAnHourLater() {
    lookDue();
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.UNAVAILABLE, "getTransportReport").times(-1));
    chore.run();
    assertThat(reports()).isEmpty();
    assertThat(reader.closings.due(1)).isEmpty();

    XtaSite.SERVER.clearFaults();
    XtaSite.closeAll("2.1.1");
    reader.clock.tick(Duration.ofHours(1));
    chore.run();
    assertThat(reports()).containsExactly("GREEN");
  }

  @Test
  void aReportThatStaysOpenForAWeekIsNotReadAgain() {
    lookDue();
    reader.clock.tick(Duration.ofDays(7).plusSeconds(1));
    chore.run();

    reader.clock.tick(Duration.ofDays(1));
    assertThat(reader.closings.due(1)).isEmpty();
    assertThat(reports()).isEmpty();
  }

  @Test
  void aMessageThatTheServerDoesNotKnowAnyMoreEndsIt() {
    Submission gone = reader.announced("urn:de:xta:messageid:simulator:gone-" + UUID.randomUUID());
    reader.closings.begin(gone);
    reader.closings.lookAgain(gone.id(), reader.clock.instant());
    chore.run();

    reader.clock.tick(Duration.ofDays(1));
    assertThat(reader.closings.due(1)).isEmpty();
    assertThat(evidence.of(gone.id())).isEmpty();
  }

  private record Only(Destination destination) implements Destinations {
    @Override
    public Collection<Destination> all() {
      return List.of(destination);
    }

    @Override
    public Optional<Destination> find(String name) {
      return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public Destination get(String name) {
      return find(name).orElseThrow();
    }
  }
}
