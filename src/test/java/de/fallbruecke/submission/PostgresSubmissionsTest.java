package de.fallbruecke.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresSubmissionsTest {
  private static final Instant LATER = ASubmission.ANNOUNCED_AT.plusSeconds(60);
  private Submissions submissions;

  @BeforeEach
  void anEmptyRepository() {
    submissions = TestSubmissions.postgres(JdbcClient.create(Database.migrated().dataSource()));
  }

  @Test
  void theSameMessageIsAddedOnce() {
    Submission first = ASubmission.announced();
    Submission again =
        Submission.announced(
            UUID.randomUUID(),
            ASubmission.destination("soziales"),
            new Announcement(first.externalId(), null),
            LATER);

    assertThat(submissions.add(first)).isTrue();
    assertThat(submissions.add(again)).isFalse();
    assertThat(submissions.find("soziales", first.externalId())).contains(first);
  }

  @Test
  void everyFieldIsReadBackAsItWasStored() {
    Submission announced = ASubmission.announced();
    submissions.add(announced);
    Submission held =
        announced
            .triedInVain(FaultCode.REMOTE_BUSY, LATER)
            .held(FaultCode.REMOTE_REFUSED, "the portal refuses", LATER);
    submissions.save(announced.triedInVain(FaultCode.REMOTE_BUSY, LATER));
    submissions.save(held);

    assertThat(submissions.get(announced.id())).isEqualTo(held);
    Submission rejecting = held.released(LATER).rejecting("{\"problems\":[]}", "{}", LATER);
    submissions.save(held.released(LATER));
    submissions.save(rejecting);
    assertThat(submissions.get(announced.id())).isEqualTo(rejecting);
  }

  @Test
  void ofTwoWritersTheSecondLoses() {
    Submission announced = ASubmission.announced();
    submissions.add(announced);
    submissions.save(announced.held(FaultCode.NO_ROUTE, "first", LATER));

    assertThatThrownBy(() -> submissions.save(announced.held(FaultCode.NO_ROUTE, "second", LATER)))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.CONCURRENT_CHANGE));
    assertThat(submissions.get(announced.id()).hold().detail()).isEqualTo("first");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (int i = 0; i < 25; i++) {
      submissions.add(ASubmission.announced());
    }

    List<Submission> first = submissions.search(Submissions.Query.ALL, null, 10);
    List<Submission> second = submissions.search(Submissions.Query.ALL, first.getLast().id(), 10);
    List<Submission> third = submissions.search(Submissions.Query.ALL, second.getLast().id(), 10);

    assertThat(third).hasSize(5);
    assertThat(first).doesNotContainAnyElementsOf(second);
    assertThat(second).doesNotContainAnyElementsOf(third);
  }

  @Test
  void theSearchFindsByStateDestinationIdAndAge() {
    Submission one = ASubmission.announced();
    Submission two = ASubmission.announced();
    submissions.add(one);
    submissions.add(two);
    submissions.save(two.held(FaultCode.NO_ROUTE, "x", LATER));

    assertThat(search(query(SubmissionState.HELD, null, null, null)))
        .extracting(Submission::id)
        .containsExactly(two.id());
    assertThat(search(query(null, null, one.externalId(), null)))
        .extracting(Submission::id)
        .containsExactly(one.id());
    assertThat(search(query(null, "gewerbe", null, null))).isEmpty();
    assertThat(search(query(null, null, null, ASubmission.ANNOUNCED_AT))).isEmpty();
    assertThat(search(query(null, null, null, LATER))).hasSize(2);
    assertThat(submissions.count(null))
        .containsEntry(SubmissionState.HELD, 1L)
        .containsEntry(SubmissionState.ANNOUNCED, 1L);
    assertThat(submissions.count("nachbarkreis")).isEmpty();
  }

  @Test
  void theSearchFindsByServiceTenantYouthTestAndTrouble() {
    Submission held = ASubmission.announced();
    Submission waiting = ASubmission.announced();
    submissions.add(held);
    submissions.add(waiting);
    submissions.save(held.held(FaultCode.NO_ROUTE, "x", LATER));
    submissions.save(waiting.triedInVain(FaultCode.REMOTE_BUSY, LATER));

    assertThat(search(among(submissions.troubledBy(FaultCode.NO_ROUTE))))
        .extracting(Submission::id)
        .containsExactly(held.id());
    assertThat(search(among(submissions.troubledBy(FaultCode.REMOTE_BUSY))))
        .extracting(Submission::id)
        .containsExactly(waiting.id());
    assertThat(search(among(submissions.troubledBy(FaultCode.MAPPING_FAILED)))).isEmpty();
    assertThat(
            search(
                new Submissions.Query(
                    null, "musterkreis", null, null, null, null, LATER, null, List.of())))
        .isEmpty();
    assertThat(
            search(
                new Submissions.Query(
                    null,
                    "musterkreis",
                    null,
                    null,
                    null,
                    null,
                    ASubmission.ANNOUNCED_AT,
                    false,
                    List.of())))
        .hasSize(2);
    assertThat(
            search(
                new Submissions.Query(
                    null, null, null, "urn:service", null, null, null, null, List.of())))
        .isEmpty();
  }

  @Test
  void whatTheLastTryMetDoesNotSurviveTheNextState() {
    Submission announced = ASubmission.announced();
    submissions.add(announced);
    Submission tried = announced.triedInVain(FaultCode.REMOTE_BUSY, LATER);
    submissions.save(tried);
    submissions.save(tried.held(FaultCode.NO_ROUTE, "x", LATER));

    assertThat(submissions.get(announced.id()).trouble()).isNull();
    assertThat(search(among(submissions.troubledBy(FaultCode.REMOTE_BUSY)))).isEmpty();
  }

  @Test
  void amongManyIdsOfOthersThoseOfTheTenantsAreFound() {
    Submission own = ASubmission.announced();
    submissions.add(own);
    List<UUID> ids = new ArrayList<>(Stream.generate(UUID::randomUUID).limit(600).toList());
    ids.add(own.id());

    assertThat(search(within(ids, Set.of("musterkreis")))).containsExactly(own);
    assertThat(search(within(List.of(own.id()), Set.of("musterkreis")))).containsExactly(own);
    assertThat(search(within(ids, Set.of("nachbar")))).isEmpty();
    assertThat(search(within(ids, Set.of()))).isEmpty();
  }

  private static Submissions.Query within(List<UUID> ids, Set<String> tenants) {
    IdQuery known = new IdQuery("select unnest(cast(array[:ids] as uuid[]))", Map.of("ids", ids));
    return new Submissions.Query(
        null, null, null, null, null, null, null, null, List.of(known), tenants, null, null);
  }

  private static Submissions.Query among(IdQuery ids) {
    return new Submissions.Query(null, null, null, null, null, null, null, null, List.of(ids));
  }

  private static Submissions.Query query(
      @Nullable SubmissionState state,
      @Nullable String destination,
      @Nullable String text,
      @Nullable Instant before) {
    return new Submissions.Query(
        state, null, destination, null, text, before, null, null, List.of());
  }

  private List<Submission> search(Submissions.Query query) {
    return submissions.search(query, null, 10);
  }
}
