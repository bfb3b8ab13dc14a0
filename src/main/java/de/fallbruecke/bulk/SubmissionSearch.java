package de.fallbruecke.bulk;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds submissions by what submissions, deliveries and cases know of them. */
public final class SubmissionSearch {
  private final Submissions submissions;
  private final Deliveries deliveries;
  private final Cases cases;

  SubmissionSearch(Submissions submissions, Deliveries deliveries, Cases cases) {
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.cases = cases;
  }

  /**
   * Newest first.
   *
   * @param before the last row of the page before, null for the first page
   */
  public List<Submission> page(Search search, @Nullable UUID before, int limit) {
    String text = search.text();
    Optional<CaseEntry> numbered = text == null ? Optional.empty() : cases.byNumber(text);
    List<IdQuery> among = new ArrayList<>();
    numbered.ifPresent(entry -> among.add(only("caseInText", entry)));
    if (search.caseNumber() != null) {
      Optional<CaseEntry> entry = cases.byNumber(search.caseNumber());
      if (entry.isEmpty()) {
        return List.of();
      }
      among.add(only("caseNumber", entry.get()));
    }
    if (search.target() != null) {
      among.add(deliveries.submissionsWith(search.target()));
    }
    if (search.code() != null) {
      among.add(
          submissions.troubledBy(search.code()).or(deliveries.submissionsWith(search.code())));
    }
    return submissions.search(
        new Submissions.Query(
            search.state(),
            search.tenant(),
            search.destination(),
            search.service(),
            numbered.isPresent() ? null : text,
            search.announcedBefore(),
            search.announcedAfter(),
            search.test(),
            among),
        before,
        limit);
  }

  private static IdQuery only(String parameter, CaseEntry entry) {
    return new IdQuery(
        "select cast(:" + parameter + " as uuid)", Map.of(parameter, entry.submission()));
  }
}
