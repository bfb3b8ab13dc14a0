package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message that is listed under an id whose submission has ended. */
class UsedIdsTest {
  private final EngineBench bench = new EngineBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void otherEntryUnderAUsedIdIsASubmissionOfItsOwnAndDelaysNobody() {
    list("one", "e1");
    bench.start();
    Submission first = bench.await("one", SubmissionState.CONFIRMED);
    var taken = bench.channel.reception;
    bench.channel.reception =
        s ->
            s.externalId().contains("#")
                ? ScriptedChannel.defective(false, FaultCode.XTA_ID_REUSED)
                : taken.apply(s);

    bench.channel.waiting.clear();
    list("one", "e2");
    list("two", "e3");
    bench.tick(Duration.ofMinutes(1));
    bench.await("two", SubmissionState.CONFIRMED);
    assertThat(bench.submissions.find("soziales", "one#e2")).as("a list may lag").isEmpty();
    bench.channel.waiting.removeIf(listed -> listed.externalId().equals("two"));
    bench.tick(UsedIds.LAG);

    Submission second = bench.await("one#e2", SubmissionState.HELD);
    assertThat(second.hold().code()).isEqualTo(FaultCode.XTA_ID_REUSED);
    assertThat(bench.evidence.of(second.id()).getFirst().event().facts())
        .containsEntry("externalCase", "one")
        .containsEntry("entry", "e2");
    assertThat(bench.submissions.get(first.id()).state()).isEqualTo(SubmissionState.CONFIRMED);

    bench.act(second.id(), Act.CLOSE);
    bench.tick(Duration.ofHours(1));
    bench.awaitIdle();
    assertThat(count()).as("told once").isEqualTo(3);
  }

  @Test
  void whatWasConfirmedAndIsStillListedIsConfirmedAgainAfterItsPurgeToo() {
    list("one", "e1");
    bench.start();
    Submission first = bench.await("one", SubmissionState.CONFIRMED);
    var taken = bench.channel.reception;
    bench.channel.reception =
        s ->
            s.externalId().contains("#")
                ? new Reception.Repeated(first.id(), List.of(Event.of("XTA_FETCHED")))
                : taken.apply(s);
    bench.channel.waiting.clear();
    bench.tick(Duration.ofDays(8));
    bench.await(first.id(), SubmissionState.PURGED);
    bench.tick(UsedIds.LAG.plusMinutes(1));
    list("one", "e1");
    bench.tick(Duration.ofMinutes(1));

    bench.await("one#e1", SubmissionState.CONFIRMED);
    assertThat(bench.channel.posted).hasSize(2);
    assertThat(bench.dispatch.sent).hasSize(1);
  }

  @Test
  void whatAPersonClosedAndWhatHasNoEntryIsListedWithoutAnyNoise() {
    bench.channel.reception =
        s ->
            s.externalId().equals("closed")
                ? new Reception.AlreadyClosed("elsewhere", List.of())
                : new Reception.Verified(ScriptedChannel.ENVELOPE, "{}", List.of());
    list("closed", "e1");
    bench.channel.waiting.add(new Announcement("fit", "case"));
    bench.start();
    bench.act(bench.await("closed", SubmissionState.HELD).id(), Act.CLOSE);
    bench.await("fit", SubmissionState.CONFIRMED);

    bench.tick(Duration.ofHours(1));
    int listings = bench.listingCount();
    bench.awaitListings(listings + 1);

    assertThat(count()).isEqualTo(2);
    assertThat(bench.channel.posted).hasSize(1);
  }

  private void list(String id, String entry) {
    bench.channel.waiting.add(new Announcement(id, null, entry));
  }

  private long count() {
    return bench.submissions.count(null).values().stream().mapToLong(Long::longValue).sum();
  }
}
