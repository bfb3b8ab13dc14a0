package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that the channel knows to have come twice. */
class RepetitionTest {
  private EngineBench bench;

  @BeforeEach
  void aBench() {
    bench = new EngineBench();
    var first = bench.channel.reception;
    bench.channel.reception =
        s ->
            s.externalId().equals("one")
                ? first.apply(s)
                : new Reception.Repeated(
                    bench.submissions.find("soziales", "one").orElseThrow().id(),
                    List.of(Event.of("XTA_FETCHED")));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theSecondGetsItsReceiptWithoutASecondCase() {
    Submission first = bench.submitAndRun(SubmissionState.CONFIRMED);
    second();

    Submission repeated = bench.await("two", SubmissionState.CONFIRMED);

    assertThat(bench.dispatch.sent).hasSize(1);
    assertThat(bench.channel.posted).containsExactly(new Decision.Accept(), new Decision.Accept());
    assertThat(bench.evidence.of(repeated.id()))
        .extracting(entry -> entry.event().kind())
        .containsSubsequence("XTA_FETCHED", "REPEATS", "DELIVERED", "CONFIRMED");
    assertThat(bench.evidence.of(repeated.id()))
        .filteredOn(entry -> entry.event().kind().equals("REPEATS"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.event().facts()).containsEntry("first", first.id().toString()));
    bench.tick(Duration.ofDays(8));
    bench.await(repeated.id(), SubmissionState.PURGED);
  }

  @Test
  void theSecondWaitsForTheFirst() {
    bench.dispatch.answer =
        d -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", Duration.ofMinutes(5));
    bench.submitAndRun(SubmissionState.MAPPED);
    second();
    bench.await("two", SubmissionState.ANNOUNCED);
    bench.awaitIdle();

    bench.dispatch.answer = d -> new Outcome.Delivered("ref");
    bench.tick(Duration.ofMinutes(6));
    bench.await("one", SubmissionState.CONFIRMED);
    bench.tick(Duration.ofMinutes(16));

    Submission repeated = bench.await("two", SubmissionState.CONFIRMED);
    assertThat(repeated.tries()).isZero();
  }

  @Test
  void whenTheFirstEndedWithoutADeliveryAPersonDecides() {
    var scripted = bench.channel.reception;
    bench.channel.reception =
        s -> s.externalId().equals("one") ? ScriptedChannel.defective(true) : scripted.apply(s);
    bench.submitAndRun(SubmissionState.REJECTED);
    second();

    Submission held = bench.await("two", SubmissionState.HELD);

    assertThat(held.hold().code()).isEqualTo(FaultCode.REPEATED_AFTER_END);
    assertThat(held.hold().detail())
        .contains(bench.submissions.find("soziales", "one").orElseThrow().id().toString());
    assertThat(bench.channel.posted).hasSize(1);
  }

  @Test
  void afterThePurgeOfTheFirstItsEvidenceSaysHowItEnded() {
    Submission first = bench.submitAndRun(SubmissionState.CONFIRMED);
    bench.tick(Duration.ofDays(8));
    bench.await(first.id(), SubmissionState.PURGED);
    second();

    bench.await("two", SubmissionState.CONFIRMED);
    assertThat(bench.dispatch.sent).hasSize(1);
  }

  private void second() {
    bench.announce("two");
    bench.tick(Duration.ofMinutes(1));
  }
}
