package de.fallbruecke.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import de.fallbruecke.engine.Act;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Jobs from their making to the outcome of every item. */
class BulkJobTest {
  private static final Envelope ENVELOPE =
      new Envelope(
          null, null, null, null, List.of(), null, List.of(), null, null, null, null, false);

  private final BulkBench bench = new BulkBench();
  private final BulkChore chore = bench.chore();

  @Test
  void aJobActsOnEveryItemAndSaysWhoAndWhy() {
    List<UUID> ids = bench.announced(200);
    BulkJob job = bench.jobs.create(ids, BulkBench.order(Act.HOLD), BulkJobs.Manner.PLAIN);

    assertThat(chore.run()).as("more is due at once").isEqualTo(bench.clock.instant());
    chore.run();
    chore.run();

    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.SUCCEEDED, 200L));
    assertThat(bench.jobs.get(job.id()).state()).isEqualTo(JobState.DONE);
    assertThat(bench.jobs.get(job.id()).isGood()).isTrue();
    assertThat(bench.submissions.count(null)).isEqualTo(Map.of(SubmissionState.HELD, 200L));
    assertThat(bench.evidence.of(ids.getLast()))
        .anySatisfy(
            entry ->
                assertThat(entry.event().facts())
                    .containsEntry("by", "admin")
                    .containsEntry("reason", "because"));
  }

  @Test
  void aDryRunSaysWhatCouldBeDoneAndDoesNothing() {
    UUID held = bench.held().id();
    UUID announced = bench.announced().id();
    BulkJob job =
        bench.jobs.create(
            List.of(held, announced),
            BulkBench.order(Act.RELEASE),
            new BulkJobs.Manner(null, true));

    chore.run();

    assertThat(bench.jobs.items(job.id(), 0, 10))
        .extracting(BulkItem::outcome)
        .containsExactly(ItemOutcome.POSSIBLE, ItemOutcome.NOT_POSSIBLE);
    assertThat(bench.submissions.get(held).state()).isEqualTo(SubmissionState.HELD);
    assertThat(bench.evidence.of(held)).isEmpty();
    assertThat(bench.jobs.get(job.id()).isGood()).isFalse();
  }

  @Test
  void noMoreThanTheRateIsDonePerSecond() {
    BulkJob job =
        bench.jobs.create(
            bench.announced(20), BulkBench.order(Act.HOLD), new BulkJobs.Manner(2.0, false));

    Instant next = chore.run();
    assertThat(done(job)).isEqualTo(1);
    assertThat(next).isEqualTo(bench.clock.instant().plusMillis(500));

    bench.clock.tick(Duration.ofSeconds(1));
    chore.run();
    assertThat(done(job)).isEqualTo(3);

    bench.clock.tick(Duration.ofMinutes(10));
    chore.run();
    assertThat(done(job)).as("a pause is not made up for").isEqualTo(6);
  }

  @Test
  void aDryRunBurdensNoTargetAndWaitsForNothing() {
    BulkJob job =
        bench.jobs.create(
            bench.announced(20), BulkBench.order(Act.HOLD), new BulkJobs.Manner(2.0, true));

    chore.run();

    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.POSSIBLE, 20L));
    assertThat(bench.jobs.get(job.id()).rate()).as("kept for carrying out").isEqualTo(2.0);
  }

  @Test
  void aStoppedJobLeavesTheRestUndoneAndSaysSo() {
    List<UUID> ids = bench.announced(200);
    BulkJob job =
        bench.jobs.create(ids, BulkBench.order(Act.HOLD), new BulkJobs.Manner(1.0, false));
    chore.run();

    assertThat(bench.jobs.stop(job.id())).isTrue();
    bench.clock.tick(Duration.ofSeconds(10));
    chore.run();

    assertThat(outcomes(job))
        .isEqualTo(Map.of(ItemOutcome.SUCCEEDED, 1L, ItemOutcome.NOT_DONE, 199L));
    assertThat(bench.jobs.get(job.id()).state()).isEqualTo(JobState.STOPPED);
    assertThat(bench.jobs.stop(job.id())).isFalse();
    assertThat(bench.submissions.get(ids.getLast()).state()).isEqualTo(SubmissionState.ANNOUNCED);
  }

  @Test
  void anotherProcessGoesOnAfterADeathBetweenTwoItems() {
    List<UUID> ids = bench.announced(6);
    BulkJob job =
        bench.jobs.create(ids, BulkBench.order(Act.HOLD), new BulkJobs.Manner(2.0, false));
    chore.run();
    bench.clock.tick(Duration.ofSeconds(1));
    chore.run();
    // The next item was in hand when the process died: its transaction never ended.
    assertThatThrownBy(
            () ->
                bench.interventions.perform(
                    ids.get(3),
                    job.order(),
                    null,
                    effect -> {
                      throw new AssertionError("killed");
                    }))
        .isInstanceOf(AssertionError.class);

    BulkChore other = bench.chore();
    for (int i = 0; i < 3; i++) {
      bench.clock.tick(Duration.ofSeconds(1));
      other.run();
    }

    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.SUCCEEDED, 6L));
    assertThat(ids).allSatisfy(id -> assertThat(bench.entries(id, "STOPPED")).isEqualTo(1));
  }

  @Test
  void twoProcessesThatBothBelieveTheyAreTheOnlyOneDoNoItemTwice() throws Exception {
    List<UUID> ids = bench.announced(60);
    BulkJob job = bench.jobs.create(ids, BulkBench.order(Act.HOLD), BulkJobs.Manner.PLAIN);

    try (var pool = Executors.newFixedThreadPool(2)) {
      Callable<Instant> run = () -> bench.chore().run();
      for (var result : pool.invokeAll(List.of(run, run))) {
        result.get();
      }
    }

    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.SUCCEEDED, 60L));
    assertThat(ids).allSatisfy(id -> assertThat(bench.entries(id, "STOPPED")).isEqualTo(1));
  }

  @Test
  void whatChangedSinceItWasChosenIsReportedAndNotTouched() {
    Submission held = bench.held();
    BulkJob job =
        bench.jobs.create(List.of(held.id()), BulkBench.order(Act.RELEASE), BulkJobs.Manner.PLAIN);
    Submission released = held.released(bench.clock.instant());
    bench.submissions.save(released);
    Submission again =
        released.held(FaultCode.MAPPING_FAILED, "something else", bench.clock.instant());
    bench.submissions.save(again);

    chore.run();

    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.CHANGED, 1L));
    assertThat(bench.submissions.get(held.id())).isEqualTo(again);
  }

  @Test
  void aReleaseIsASuccessOnlyWhenTheStepSucceeded() {
    Submission good = bench.held();
    Submission bad = bench.held();
    BulkJob job =
        bench.jobs.create(
            List.of(good.id(), bad.id()), BulkBench.order(Act.RELEASE), BulkJobs.Manner.PLAIN);

    chore.run();
    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.STARTED, 2L));

    fail(bad);
    chore.run();

    assertThat(bench.jobs.items(job.id(), 0, 10))
        .extracting(BulkItem::outcome, BulkItem::code)
        .containsExactly(
            tuple(ItemOutcome.STARTED, null),
            tuple(ItemOutcome.FAILED_AGAIN, FaultCode.NO_ROUTE.code()));

    bench.submissions.save(
        bench.submissions.get(good.id()).received(ENVELOPE, "{}", bench.clock.instant()));
    chore.run();

    assertThat(outcomes(job))
        .isEqualTo(Map.of(ItemOutcome.SUCCEEDED, 1L, ItemOutcome.FAILED_AGAIN, 1L));
    assertThat(bench.jobs.get(job.id()).isGood()).isFalse();
  }

  @Test
  void aSecondJobThatSucceedsShowsNothingOfTheErrorBefore() {
    Submission held = bench.held();
    bench.jobs.create(List.of(held.id()), BulkBench.order(Act.RELEASE), BulkJobs.Manner.PLAIN);
    chore.run();
    fail(held);
    chore.run();

    BulkJob second =
        bench.jobs.create(List.of(held.id()), BulkBench.order(Act.CLOSE), BulkJobs.Manner.PLAIN);
    chore.run();
    assertThat(outcomes(second)).isEqualTo(Map.of(ItemOutcome.NOT_POSSIBLE, 1L));

    BulkJob third =
        bench.jobs.create(List.of(held.id()), BulkBench.order(Act.REJECT), BulkJobs.Manner.PLAIN);
    chore.run();
    bench.submissions.save(bench.submissions.get(held.id()).rejected(bench.clock.instant()));
    chore.run();

    BulkItem item = bench.jobs.items(third.id(), 0, 1).getFirst();
    assertThat(item.outcome()).isEqualTo(ItemOutcome.SUCCEEDED);
    assertThat(item.code()).isNull();
    assertThat(item.detail()).isEqualTo("It is REJECTED.");
    assertThat(item.watch()).isNull();
    assertThat(bench.submissions.get(held.id()).hold()).isNull();
  }

  @Test
  void whatNobodyKnowsAfterAQuarterOfAnHourIsCalledUndecided() {
    Submission held = bench.held();
    BulkJob job =
        bench.jobs.create(List.of(held.id()), BulkBench.order(Act.RELEASE), BulkJobs.Manner.PLAIN);
    chore.run();

    bench.clock.tick(Duration.ofMinutes(16));
    chore.run();

    assertThat(outcomes(job)).isEqualTo(Map.of(ItemOutcome.UNDECIDED, 1L));
    assertThat(bench.jobs.get(job.id()).finishedAt()).isNotNull();
  }

  @Test
  void aJobForNothingOrForAnUnknownSubmissionIsNotMade() {
    UUID known = bench.announced().id();

    assertThatThrownBy(
            () ->
                bench.jobs.create(
                    List.of(known, UUID.randomUUID()),
                    BulkBench.order(Act.HOLD),
                    BulkJobs.Manner.PLAIN))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.SUBMISSION_UNKNOWN));
    assertThatThrownBy(
            () ->
                bench.jobs.create(
                    SubmissionSearchTest.inState(SubmissionState.HELD),
                    BulkBench.order(Act.RELEASE),
                    BulkJobs.Manner.PLAIN))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.BULK_NOTHING_CHOSEN));
    assertThat(bench.jobs.newest(10)).isEmpty();
    assertThatThrownBy(() -> bench.jobs.stop(UUID.randomUUID())).isInstanceOf(Fault.class);
  }

  /** As the engine would leave it when the step fails as before. */
  private void fail(Submission submission) {
    bench.submissions.save(
        bench
            .submissions
            .get(submission.id())
            .held(FaultCode.NO_ROUTE, "FB-RTE-003 No route.", bench.clock.instant()));
  }

  private long done(BulkJob job) {
    return bench.jobs.get(job.id()).decided();
  }

  private Map<ItemOutcome, Long> outcomes(BulkJob job) {
    return bench.jobs.get(job.id()).counts();
  }
}
