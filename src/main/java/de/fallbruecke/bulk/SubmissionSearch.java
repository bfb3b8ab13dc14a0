package de.fallbruecke.bulk;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.Submissions.Seek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds submissions by what submissions, deliveries and cases know of them. */
public final class SubmissionSearch {
  private static final Comparator<Submission> NEWEST_FIRST =
      Comparator.comparing(Submission::announcedAt)
          .thenComparing(Submission::id, SubmissionSearch::asInTheDatabase)
          .reversed();

  private final Submissions submissions;
  private final Deliveries deliveries;
  private final Cases cases;
  private final TextSearch texts;

  SubmissionSearch(Submissions submissions, Deliveries deliveries, Cases cases, TextSearch texts) {
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.cases = cases;
    this.texts = texts;
  }

  /**
   * Newest first.
   *
   * @param before the last row of the page before, null for the first page
   */
  public List<Submission> page(Search search, @Nullable UUID before, int limit) {
    return at(search, new Seek(before, false), limit);
  }

  /** Newest first, from where the page begins. */
  public List<Submission> at(Search search, Seek seek, int limit) {
    List<IdQuery> among = new ArrayList<>();
    if (search.caseNumber() != null) {
      Optional<CaseEntry> entry = cases.byNumber(search.caseNumber());
      if (entry.isEmpty()) {
        return List.of();
      }
      among.add(only("caseNumber", Set.of(entry.get().submission())));
    }
    if (search.target() != null || search.delivery() != null) {
      among.add(deliveries.submissionsWith(search.target(), search.delivery()));
    }
    if (search.code() != null) {
      among.add(
          submissions.troubledBy(search.code()).or(deliveries.submissionsWith(search.code())));
    }
    if (search.text() == null) {
      return submissions.page(query(search, among, null), seek, limit);
    }
    return byText(search, texts.hits(search.text()), among, seek, limit);
  }

  /** Two lists, each along its own index, made one: an OR of both would read everything. */
  private List<Submission> byText(
      Search search, TextHits hits, List<IdQuery> among, Seek seek, int limit) {
    List<Submission> named = List.of();
    if (!hits.ids().isEmpty()) {
      List<IdQuery> also = new ArrayList<>(among);
      also.add(only("named", hits.ids()));
      named = submissions.page(query(search, also, null), seek, limit);
    }
    List<Submission> served =
        hits.services().isEmpty()
            ? List.of()
            : submissions.page(query(search, among, hits.services()), seek, limit);
    List<Submission> both =
        Stream.concat(named.stream(), served.stream()).distinct().sorted(NEWEST_FIRST).toList();
    if (both.size() <= limit) {
      return both;
    }
    return seek.newer() ? both.subList(both.size() - limit, both.size()) : both.subList(0, limit);
  }

  private static Submissions.Query query(
      Search search, List<IdQuery> among, @Nullable Set<String> services) {
    return new Submissions.Query(
        search.state(),
        search.tenant(),
        search.destination(),
        search.service(),
        null,
        search.announcedBefore(),
        search.announcedAfter(),
        search.test(),
        among,
        search.tenants(),
        services,
        search.deliveredAfter());
  }

  private static IdQuery only(String parameter, Set<UUID> ids) {
    return new IdQuery(
        "select unnest(cast(array[:" + parameter + "] as uuid[]))", Map.of(parameter, ids));
  }

  /** Ids are compared there without a sign. */
  private static int asInTheDatabase(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
