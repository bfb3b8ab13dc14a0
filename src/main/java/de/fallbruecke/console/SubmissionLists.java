package de.fallbruecke.console;

import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one page of the list of submissions. */
final class SubmissionLists {
  static final int PAGE = 25;

  private final SubmissionSearch search;
  private final Submissions submissions;
  private final Cases cases;
  private final Destinations destinations;

  SubmissionLists(
      SubmissionSearch search, Submissions submissions, Cases cases, Destinations destinations) {
    this.search = search;
    this.submissions = submissions;
    this.cases = cases;
    this.destinations = destinations;
  }

  SubmissionList page(SubmissionFilter filter, Wording words) {
    List<Submission> found = search.page(filter.search(words.now()), filter.before(), PAGE + 1);
    List<Submission> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
    Map<SubmissionState, Long> counts = submissions.count(null);
    return new SubmissionList(
        counts(counts, filter, words),
        shown.stream().map(submission -> row(submission, words)).toList(),
        filter.address(),
        filter.fromStart(),
        found.size() > PAGE ? filter.after(shown.getLast().id()) : null,
        filter.narrows(),
        filter.before() == null,
        !destinations.all().isEmpty(),
        words.text(
            "list.summary",
            counts.values().stream().mapToLong(Long::longValue).sum(),
            counts.getOrDefault(SubmissionState.HELD, 0L)));
  }

  private static List<SubmissionList.Count> counts(
      Map<SubmissionState, Long> counts, SubmissionFilter filter, Wording words) {
    List<SubmissionList.Count> shown = new ArrayList<>();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    shown.add(count(null, words.text("list.all"), all, filter));
    for (SubmissionState state : SubmissionState.values()) {
      long count = counts.getOrDefault(state, 0L);
      if (count > 0 || state == SubmissionState.HELD || state == filter.state()) {
        shown.add(count(state, words.text("state." + state.name()), count, filter));
      }
    }
    return List.copyOf(shown);
  }

  private static SubmissionList.Count count(
      @Nullable SubmissionState state, String label, long count, SubmissionFilter filter) {
    return new SubmissionList.Count(
        state, label, count, filter.inState(state), state == filter.state());
  }

  private SubmissionList.Row row(Submission submission, Wording words) {
    Submission.Hold hold = submission.hold();
    String key = ForeignText.line(submission.serviceKey());
    String name = ForeignText.line(submission.serviceName());
    return new SubmissionList.Row(
        submission.id().toString(),
        Badge.of(submission.state(), words),
        hold == null ? "" : words.title(hold.code()),
        name.isEmpty() ? (key.isEmpty() ? words.text("service.unknown") : key) : name,
        name.isEmpty() ? "" : key,
        ForeignText.line(submission.destination()),
        words.age(submission.announcedAt()),
        words.time(submission.announcedAt()),
        cases.ofSubmission(submission.id()).map(CaseEntry::number).orElse(""),
        submission.test());
  }
}
