package de.fallbruecke.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.ApiClient;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.TargetDetails;
import de.fallbruecke.delivery.TargetPause;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.engine.TestEngine;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.TestReplies;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.LeftOut;
import de.fallbruecke.submission.ReplyStage;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.ASubmission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** When there is which alarm, and when it is over. */
class ConditionsTest {
  private static final Destination SOZIALES = ASubmission.destination("soziales");

  private final AlarmBench bench = new AlarmBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aSubmissionWithoutReceiptIsToldAfterThreeSevenAndTenDaysAndNeverAgain() {
    Evaluation evaluation =
        bench.judging(
            new Unconfirmed(
                bench.waiting,
                List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(10))));
    Submission waiting = bench.announced("soziales");
    bench.submissions.save(
        waiting.held(FaultCode.NO_ROUTE, "No route takes it.", bench.clock.instant()));

    bench.jump(evaluation, Duration.ofDays(3).minusSeconds(1));
    assertThat(bench.told()).isEmpty();
    bench.jump(evaluation, Duration.ofSeconds(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-003 WARNING");
    assertThat(bench.alarms.open())
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm.facts())
                    .containsEntry("submission", waiting.id().toString())
                    .containsEntry("old", "1"));

    bench.jump(evaluation, Duration.ofDays(4).minusSeconds(1));
    assertThat(bench.told()).isEmpty();
    bench.jump(evaluation, Duration.ofSeconds(1));
    assertThat(bench.told()).containsExactly("WORSE FB-ALM-003 CRITICAL");
    bench.jump(evaluation, Duration.ofDays(3));
    assertThat(bench.told()).containsExactly("WORSE FB-ALM-003 CRITICAL");
    bench.jump(evaluation, Duration.ofDays(3));
    assertThat(bench.told()).isEmpty();

    Submission rejecting = bench.submissions.get(waiting.id()).released(bench.clock.instant());
    bench.submissions.save(rejecting);
    bench.submissions.save(rejecting.rejecting("{}", null, bench.clock.instant()));
    bench.submissions.save(bench.submissions.get(waiting.id()).rejected(bench.clock.instant()));
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-003 CRITICAL");
  }

  @Test
  void aDestinationThatIsNotListedForTenMinutesIsToldUntilItIsListedAgain() {
    Evaluation evaluation =
        bench.judging(
            new NothingPolled(
                bench.destinations(SOZIALES),
                bench.pauses,
                bench.listings,
                Duration.ofMinutes(10)));
    TestEngine.expect(bench.listings, "soziales");
    evaluation.run();
    bench.pass(evaluation, Duration.ofMinutes(9));
    assertThat(bench.told()).isEmpty();
    TestEngine.listed(bench.listings, "soziales", bench.clock.instant());
    bench.pass(evaluation, Duration.ofMinutes(9));
    assertThat(bench.told()).isEmpty();

    TestEngine.notListed(bench.listings, "soziales", FaultCode.REMOTE_UNREACHABLE);
    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-001 CRITICAL");
    assertThat(bench.alarms.open().getFirst().facts()).containsEntry("code", "FB-FIT-001");
    bench.pass(evaluation, Duration.ofHours(1));
    assertThat(bench.told()).isEmpty();

    TestEngine.listed(bench.listings, "soziales", bench.clock.instant());
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-001 CRITICAL");
  }

  @Test
  void entriesOfAListThatCannotBeFetchedAreToldOnceUntilTheyAreGone() {
    LeftOut leftOut = TestSubmissions.leftOut(bench.dataSource, bench.clock);
    Evaluation evaluation =
        bench.judging(new EntriesLeftOut(bench.destinations(SOZIALES), leftOut));
    leftOut.count(SOZIALES, 0);
    evaluation.run();
    assertThat(bench.told()).isEmpty();

    leftOut.count(SOZIALES, 2);
    evaluation.run();
    bench.pass(evaluation, Duration.ofMinutes(9));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-021 CRITICAL");
    assertThat(bench.alarms.open().getFirst().facts()).containsEntry("entries", "2");

    leftOut.count(SOZIALES, 0);
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-021 CRITICAL");
  }

  @Test
  void aDestinationThatAPersonPausedIsToldAsSuchAndNotAsOneThatNobodyLists() {
    Evaluation evaluation =
        bench.judging(
            new NothingPolled(
                bench.destinations(SOZIALES), bench.pauses, bench.listings, Duration.ofMinutes(10)),
            new DestinationStaysPaused(
                bench.destinations(SOZIALES), bench.pauses, Duration.ofHours(4)));
    TestEngine.listed(bench.listings, "soziales", bench.clock.instant());
    bench.pauses.pause("soziales", "admin", "canary: reason of a person");
    evaluation.run();
    bench.pass(evaluation, Duration.ofMinutes(239));
    assertThat(bench.told()).isEmpty();

    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-016 WARNING");
    assertThat(bench.alarms.open().getFirst().detail()).doesNotContain("canary");

    bench.pauses.resume("soziales");
    TestEngine.listed(bench.listings, "soziales", bench.clock.instant());
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-016 WARNING");
  }

  @Test
  void aDestinationThatIsListedRarelyMayMissFiveListings() {
    Destination rare =
        new Destination(
            "gewerbe",
            "musterkreis",
            "fitconnect",
            Duration.ofMinutes(10),
            Destination.ReceiptCondition.DELIVERED,
            false,
            false,
            List.of(),
            List.of());
    Evaluation evaluation =
        bench.judging(
            new NothingPolled(
                bench.destinations(rare), bench.pauses, bench.listings, Duration.ofMinutes(10)));
    TestEngine.listed(bench.listings, "gewerbe", bench.clock.instant());
    evaluation.run();

    bench.pass(evaluation, Duration.ofMinutes(49));
    assertThat(bench.told()).isEmpty();
    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told()).hasSize(1);
  }

  @Test
  void aNightWithoutAnyProcessIsNoAlarmInTheMorningUnlessListingFailsThen() {
    Evaluation evaluation =
        bench.judging(
            new NothingPolled(
                bench.destinations(SOZIALES), bench.pauses, bench.listings, Duration.ofMinutes(10)),
            new QueueGrows(bench.backlog, Duration.ofMinutes(10)));
    TestEngine.listed(bench.listings, "soziales", bench.clock.instant());
    evaluation.run();
    bench.due("deliver", Duration.ZERO);

    bench.clock.tick(Duration.ofHours(9));
    evaluation.run();
    bench.pass(evaluation, Duration.ofMinutes(9));
    assertThat(bench.told()).isEmpty();

    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told())
        .containsExactly("RAISED FB-ALM-001 CRITICAL", "RAISED FB-ALM-004 WARNING");
  }

  @Test
  void listingsThatFailFiveTimesInARowAreToldUntilOneWorks() {
    Evaluation evaluation =
        bench.judging(new PickupFails(bench.destinations(SOZIALES), bench.listings, 5));
    for (int failure = 1; failure <= 4; failure++) {
      TestEngine.notListed(bench.listings, "soziales", FaultCode.REMOTE_UNAUTHORISED);
    }
    TestEngine.notListed(bench.listings, "gone", FaultCode.REMOTE_UNAUTHORISED);
    evaluation.run();
    assertThat(bench.told()).isEmpty();

    TestEngine.notListed(bench.listings, "soziales", FaultCode.REMOTE_UNAUTHORISED);
    evaluation.run();
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-002 WARNING");

    TestEngine.listed(bench.listings, "soziales", bench.clock.instant());
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-002 WARNING");
  }

  @Test
  void aTargetThatStaysPausedIsToldUntilItIsBackAndAPersonsPauseNever() {
    List<TargetPause> pauses = new ArrayList<>();
    Evaluation evaluation =
        bench.judging(
            new TargetStaysPaused(noTargets(), new GivenPauses(pauses), Duration.ofMinutes(10)));
    Instant start = bench.clock.instant();
    pauses.add(new TargetPause("kasse", start, null, null, "maintenance", "admin"));
    pauses.add(new TargetPause("fv", start, start, FaultCode.TARGET_BUSY, "answered 503", null));

    bench.pass(evaluation, Duration.ofMinutes(9));
    assertThat(bench.told()).isEmpty();
    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-009 WARNING");
    assertThat(bench.alarms.open())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.facts()).containsEntry("target", "fv"));

    pauses.clear();
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-009 WARNING");
  }

  @Test
  void casesThatTheirTargetDoesNotFetchAreToldUntilItDoes() {
    Offers offers = TestDeliveries.offers(bench.jdbc, bench.clock);
    Deliveries deliveries = TestDeliveries.postgres(bench.jdbc);
    Evaluation evaluation = bench.judging(new NotFetched(offers, Duration.ofMinutes(5)));
    Delivery offered = TestDeliveries.offered(deliveries, offers, "fv", bench.clock.instant());

    bench.pass(evaluation, Duration.ofMinutes(4));
    assertThat(bench.told()).isEmpty();
    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-010 WARNING");
    assertThat(bench.alarms.open())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.facts()).containsEntry("count", "1"));
    assertThat(offers.ready("fv", 0, 10)).as("it stays ready").hasSize(1);

    deliveries.save(offered.fetched(null, bench.clock.instant()));
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-010 WARNING");
  }

  private static Targets noTargets() {
    return new Targets() {
      @Override
      public Optional<TargetDetails> details(String name) {
        return Optional.empty();
      }

      @Override
      public List<Target> list() {
        return List.of();
      }

      @Override
      public Optional<Target> find(String name) {
        return Optional.empty();
      }

      @Override
      public SortedMap<String, List<ApiClient>> clients() {
        return new TreeMap<>();
      }

      @Override
      public <E extends Endpoint> SortedMap<String, E> endpoints(Class<E> kind) {
        return new TreeMap<>();
      }
    };
  }

  private record GivenPauses(List<TargetPause> all) implements TargetPauses {
    @Override
    public Optional<TargetPause> of(String target) {
      return all.stream().filter(pause -> pause.target().equals(target)).findFirst();
    }

    @Override
    public void pause(String target, String by, String reason) {
      throw new UnsupportedOperationException("alarms change nothing");
    }

    @Override
    public boolean resume(String target) {
      throw new UnsupportedOperationException("alarms change nothing");
    }
  }

  @Test
  void aQueueThatGetsLateIsToldUntilItIsHalfAsLate() {
    Evaluation evaluation = bench.judging(new QueueGrows(bench.backlog, Duration.ofMinutes(10)));
    evaluation.run();
    bench.due("deliver", Duration.ZERO);
    bench.pass(evaluation, Duration.ofMinutes(9));
    assertThat(bench.told()).isEmpty();
    bench.pass(evaluation, Duration.ofMinutes(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-004 WARNING");

    bench.jdbc.sql("delete from scheduled_tasks").update();
    bench.due("deliver", Duration.ofMinutes(5));
    evaluation.run();
    assertThat(bench.told()).isEmpty();

    bench.jdbc.sql("delete from scheduled_tasks").update();
    bench.due("deliver", Duration.ofMinutes(5).minusSeconds(1));
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-004 WARNING");
  }

  @Test
  void contentThatIsADayOverdueIsToldUntilItIsDestroyed() {
    Evaluation evaluation = bench.judging(new PurgeFails(bench.backlog, Duration.ofDays(1)));
    Submission rejecting = bench.announced("soziales").rejecting("{}", null, bench.clock.instant());
    bench.submissions.save(rejecting);
    Submission rejected = rejecting.rejected(bench.clock.instant());
    bench.submissions.save(rejected);

    bench.jump(evaluation, Duration.ofDays(8).minusHours(1));
    bench.pass(evaluation, Duration.ofHours(1));
    assertThat(bench.told()).isEmpty();
    bench.pass(evaluation, Duration.ofSeconds(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-005 WARNING");

    bench.submissions.save(rejected.purged(bench.clock.instant()));
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-005 WARNING");
  }

  @Test
  void aPurgeThatFailsThreeTimesIsToldAtOnce() {
    Evaluation evaluation = bench.judging(new PurgeFails(bench.backlog, Duration.ofDays(1)));
    bench.due("purge", Duration.ZERO);
    bench.jdbc.sql("update scheduled_tasks set consecutive_failures = 2").update();
    evaluation.run();
    assertThat(bench.told()).isEmpty();

    bench.jdbc.sql("update scheduled_tasks set consecutive_failures = 3").update();
    evaluation.run();
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-005 WARNING");
  }

  @Test
  void aDiskBelowItsLimitIsToldUntilAQuarterMoreIsFree() {
    Evaluation evaluation = bench.judging(new DiskSpace(bench.disks, 10, DataSize.ofBytes(5_000)));
    disk("small", 999, 10_000);
    disk("large", 5_000, 1_000_000);
    evaluation.run();
    assertThat(bench.alarms.open())
        .extracting(Alarm::cause)
        .containsExactly("FB-ALM-006/small:/data");

    disk("small", 1_249, 10_000);
    evaluation.run();
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-006 CRITICAL");
    disk("small", 1_250, 10_000);
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-006 CRITICAL");
  }

  @Test
  void theDiskOfAMachineThatIsGoneIsNoLongerTold() {
    Evaluation evaluation = bench.judging(new DiskSpace(bench.disks, 10, DataSize.ofBytes(5_000)));
    disk("small", 1, 10_000);
    evaluation.run();
    bench.pass(evaluation, Duration.ofMinutes(10));

    assertThat(bench.told())
        .containsExactly("RAISED FB-ALM-006 CRITICAL", "OVER FB-ALM-006 CRITICAL");
  }

  @Test
  void threeSubmissionsInARowThatCannotBeDecryptedAreToldUntilOneCan() {
    Evaluation evaluation = bench.judging(new KeysDoNotFit(bench.waiting, 3));
    for (int i = 1; i <= 3; i++) {
      assertThat(bench.told()).isEmpty();
      bench.clock.tick(Duration.ofSeconds(1));
      bench.submissions.save(
          bench
              .announced("soziales")
              .held(FaultCode.KEY_UNKNOWN, "Our key is unknown.", bench.clock.instant()));
      evaluation.run();
    }
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-007 CRITICAL");

    bench.clock.tick(Duration.ofSeconds(1));
    bench.submissions.save(
        bench
            .announced("soziales")
            .held(FaultCode.DATA_MISSING, "It could be decrypted.", bench.clock.instant()));
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-007 CRITICAL");
  }

  @Test
  void aProcessReportsItsOwnDisk() {
    DiskReport report =
        new DiskReport(
            bench.disks,
            new de.fallbruecke.platform.DataDirectory(
                java.nio.file.Path.of("target", UUID.randomUUID().toString())),
            bench.clock);
    report.report();

    assertThat(report.free()).isPositive();
    assertThat(bench.disks.reportedAfter(bench.clock.instant().minusSeconds(1)))
        .singleElement()
        .satisfies(disk -> assertThat(disk.free()).isPositive().isLessThan(disk.total()));
  }

  @Test
  void anAnswerThatIsHeldOrNotTakenForTenDaysIsToldUntilSomebodyHasEndedIt() {
    Replies replies = TestReplies.postgres(bench.jdbc);
    Evaluation evaluation = bench.judging(new RepliesStuck(replies, Duration.ofDays(10)));
    Reply old = answer("k-1");
    replies.add(old);
    bench.jump(evaluation, Duration.ofDays(10));
    assertThat(bench.told()).isEmpty();
    bench.jump(evaluation, Duration.ofSeconds(1));
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-012 WARNING");
    assertThat(bench.alarms.open())
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm.facts())
                    .containsEntry("reply", old.id().toString())
                    .containsEntry("held", "0")
                    .containsEntry("waiting", "1"));

    Reply young = answer("k-2");
    replies.add(young);
    Reply held = young.held(FaultCode.REPLY_REFUSED, "It was refused.", bench.clock.instant());
    replies.save(held);
    replies.save(old.advanced(ReplyStage.SUBMITTED, "x", bench.clock.instant()));
    replies.save(replies.get(old.id()).taken(bench.clock.instant()));
    evaluation.run();
    assertThat(bench.told()).as("a held one is told at once, it is the same alarm").isEmpty();

    replies.save(held.refused(bench.clock.instant()));
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-012 WARNING");
  }

  private Reply answer(String key) {
    Submission submission = bench.announced("soziales");
    return Reply.accepted(
        UUID.randomUUID(),
        new Reply.Origin(
            UUID.randomUUID(),
            submission.id(),
            submission.tenant(),
            submission.destination(),
            "fv",
            Reply.Kind.MESSAGE,
            key,
            "00",
            bench.clock.instant()));
  }

  private void disk(String node, long free, long total) {
    bench.disks.report(new DiskWatch.Disk(node, "/data", free, total), bench.clock.instant());
  }
}
