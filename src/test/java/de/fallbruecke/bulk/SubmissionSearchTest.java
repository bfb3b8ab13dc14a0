package de.fallbruecke.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One search over what three repositories know. */
class SubmissionSearchTest {
  private final BulkBench bench = new BulkBench();

  @Test
  void aSubmissionIsFoundByItsTarget() {
    Submission one = bench.announced();
    bench.announced();
    delivery(one, "wohngeld-fv");

    assertThat(ids(target("wohngeld-fv", null))).containsExactly(one.id());
    assertThat(ids(target("anderes-fv", null))).isEmpty();
  }

  @Test
  void aSubmissionIsFoundByTheCodeOfItsHoldItsStepOrItsDelivery() {
    Submission held = bench.held();
    Submission tried = bench.announced();
    bench.submissions.save(tried.triedInVain(FaultCode.REMOTE_BUSY, bench.clock.instant()));
    Submission refused = bench.announced();
    Delivery delivery = delivery(refused, "wohngeld-fv");
    bench.deliveries.save(delivery.held(FaultCode.TARGET_REFUSED, "400", bench.clock.instant()));

    assertThat(ids(target(null, FaultCode.NO_ROUTE))).containsExactly(held.id());
    assertThat(ids(target(null, FaultCode.REMOTE_BUSY))).containsExactly(tried.id());
    assertThat(ids(target("wohngeld-fv", FaultCode.TARGET_REFUSED))).containsExactly(refused.id());
    assertThat(ids(target("wohngeld-fv", FaultCode.NO_ROUTE))).isEmpty();
  }

  @Test
  void aCaseNumberNamesOneSubmissionAlsoAsFreeText() {
    Submission one = bench.announced();
    bench.announced();
    bench.cases.save(
        new CaseEntry(
            one.id(),
            "FB-1",
            one.id(),
            "t",
            "p",
            "1",
            "00",
            0,
            0,
            0,
            0,
            0,
            Map.of(),
            bench.clock.instant()));

    assertThat(ids(words("FB-1", null))).containsExactly(one.id());
    assertThat(ids(words(null, "FB-1"))).containsExactly(one.id());
    assertThat(ids(words("FB-2", null))).isEmpty();
  }

  @Test
  void pagesOfANarrowedSearchFollowEachOtherWithoutGapOrRepeat() {
    List<UUID> wanted = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Submission one = bench.announced();
      if (i % 2 == 0) {
        delivery(one, "wohngeld-fv");
        wanted.add(one.id());
      }
    }

    List<UUID> found = new ArrayList<>();
    UUID last = null;
    for (int page = 0; page < 3; page++) {
      List<Submission> rows = bench.search.page(target("wohngeld-fv", null), last, 2);
      rows.forEach(row -> found.add(row.id()));
      last = rows.getLast().id();
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(bench.search.page(target("wohngeld-fv", null), last, 2)).isEmpty();
  }

  @Test
  void whoAsksFindsOnlyWhatIsOfTheirTenants() {
    Submission one = bench.announced();
    assertThat(ids(of(Set.of(one.tenant()), null))).containsExactly(one.id());
    assertThat(ids(of(Set.of("nachbarkreis"), null))).isEmpty();
    assertThat(ids(of(Set.of(), null))).isEmpty();
    assertThat(ids(of(Set.of("nachbarkreis"), one.id().toString()))).isEmpty();
  }

  @Test
  void aTextIsAnIdOrTheBeginningOfAFileNumberAndNeverAPattern() {
    Submission one = bench.announced();
    Submission other = bench.announced();
    fileNumber(one, "AZ-100%_ü");
    fileNumber(other, "AZ-2000");
    assertThat(ids(words(null, one.id().toString()))).containsExactly(one.id());
    assertThat(ids(words(null, one.externalId()))).containsExactly(one.id());
    assertThat(ids(words(null, "az-100%"))).containsExactly(one.id());
    assertThat(ids(words(null, "az-"))).containsExactlyInAnyOrder(one.id(), other.id());
    assertThat(ids(words(null, "a%_"))).isEmpty();
    assertThat(ids(words(null, "'; --"))).isEmpty();
  }

  private void fileNumber(Submission submission, String number) {
    bench
        .jdbc
        .sql(
            "insert into case_status (case_id, target, submission, file_number, changed_at) values (?, 't', ?, ?, now())")
        .params(submission.id(), submission.id(), number)
        .update();
  }

  private static Search of(Set<String> tenants, String text) {
    return new Search(
        null, null, null, null, null, null, null, text, null, null, null, null, null, tenants);
  }

  static Search inState(SubmissionState state) {
    return new Search(state, null, null, null, null, null, null, null, null, null, null);
  }

  private static Search target(String target, FaultCode code) {
    return new Search(null, null, null, null, target, code, null, null, null, null, null);
  }

  private static Search words(String caseNumber, String text) {
    return new Search(null, null, null, null, null, null, caseNumber, text, null, null, null);
  }

  private Delivery delivery(Submission submission, String target) {
    return bench.deliveries.add(
        Delivery.pending(
            UUID.randomUUID(),
            submission.id(),
            submission.id(),
            target,
            true,
            bench.clock.instant()));
  }

  private List<UUID> ids(Search search) {
    return bench.search.page(search, null, 10).stream().map(Submission::id).toList();
  }
}
