package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.bulk.TextSearch;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions.Seek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes one page of the list of submissions, of the tenants that the person may see. */
final class SubmissionLists {
  static final int PAGE = 25;

  /** Up to here states are counted exactly; counting further would take longer and tell no more. */
  static final int COUNTED = 1000;

  private final SubmissionSearch search;
  private final TextSearch texts;
  private final Overview overview;
  private final Cases cases;
  private final CaseStatuses statuses;
  private final Destinations destinations;
  private final Targets targets;

  SubmissionLists(
      SubmissionSearch search,
      TextSearch texts,
      Overview overview,
      Cases cases,
      CaseStatuses statuses,
      Destinations destinations,
      Targets targets) {
    this.targets = targets;
    this.search = search;
    this.texts = texts;
    this.overview = overview;
    this.cases = cases;
    this.statuses = statuses;
    this.destinations = destinations;
  }

  SubmissionList page(SubmissionFilter asked, Person person, Wording words) {
    TenantScope scope = person.scope(Ability.SEE_SUBMISSIONS);
    SubmissionFilter filter = asked;
    List<Submission> found = found(filter, scope, words);
    if (filter.seek().newer() && filter.seek().row() != null && found.size() <= PAGE) {
      // fewer than a page are newer: that is the first page
      filter = asked.at(Seek.FIRST);
      found = found(filter, scope, words);
    }
    Seek seek = filter.seek();
    boolean more = found.size() > PAGE;
    List<Submission> shown =
        !more ? found : seek.newer() ? found.subList(1, PAGE + 1) : found.subList(0, PAGE);
    boolean before = seek.newer() ? more : seek.row() != null;
    boolean after = seek.newer() ? seek.row() != null : more;
    boolean narrowed = filter.narrows();
    boolean mayAct = person.mayAnywhere(Ability.ACT_ON_SUBMISSIONS);
    Map<SubmissionState, Long> counts = overview.counts(scope.limit(), COUNTED);
    return new SubmissionList(
        counts(counts, filter, words),
        rows(shown, person, words),
        filter.address(),
        before ? filter.fromStart() : null,
        before && !shown.isEmpty() ? filter.newerThan(shown.getFirst().id()) : null,
        after && !shown.isEmpty() ? filter.olderThan(shown.getLast().id()) : null,
        after ? filter.oldest() : null,
        narrowed || seek.row() != null,
        !destinations.all().isEmpty(),
        scope.everywhere() || scope.tenants().size() > 1,
        mayAct,
        mayAct && narrowed ? filter.at(Seek.FIRST).address("/submissions/order") : "",
        filter.at(Seek.FIRST).address("/submissions.csv"),
        notes(asked, words),
        words.text(
            "list.summary",
            number(counts.values().stream().mapToLong(Long::longValue).sum(), words),
            number(counts.getOrDefault(SubmissionState.HELD, 0L), words)));
  }

  private List<Submission> found(SubmissionFilter filter, TenantScope scope, Wording words) {
    String target = filter.target();
    boolean elsewhere =
        !filter.tenant().isEmpty()
            && targets
                .find(target)
                .filter(one -> !one.tenant().equals(filter.tenant()))
                .isPresent();
    if (elsewhere) {
      // no case reaches the target of another tenant; the database would look through all of both
      return List.of();
    }
    return search.at(filter.search(words.now(), scope.limit()), filter.seek(), PAGE + 1);
  }

  private List<String> notes(SubmissionFilter filter, Wording words) {
    List<String> notes = new ArrayList<>();
    for (String name : filter.unusable()) {
      notes.add(words.text("list.unusable", words.textOr("list.field." + name, name)));
    }
    if (!filter.text().isEmpty() && texts.hits(filter.text()).cut()) {
      notes.add(words.text("list.cut"));
    }
    return List.copyOf(notes);
  }

  private static List<SubmissionList.Count> counts(
      Map<SubmissionState, Long> counts, SubmissionFilter filter, Wording words) {
    List<SubmissionList.Count> shown = new ArrayList<>();
    shown.add(
        new SubmissionList.Count(
            null, words.text("list.all"), "", false, filter.inState(null), filter.state() == null));
    for (SubmissionState state : SubmissionState.values()) {
      long count = counts.getOrDefault(state, 0L);
      if (count > 0 || state == SubmissionState.HELD || state == filter.state()) {
        shown.add(
            new SubmissionList.Count(
                state,
                words.text("state." + state.name()),
                number(count, words),
                count > 0,
                filter.inState(state),
                state == filter.state()));
      }
    }
    return List.copyOf(shown);
  }

  private static String number(long count, Wording words) {
    return count > COUNTED ? words.text("list.more", COUNTED) : words.text("list.number", count);
  }

  private List<SubmissionList.Row> rows(List<Submission> shown, Person person, Wording words) {
    Set<UUID> ids = shown.stream().map(Submission::id).collect(Collectors.toSet());
    Map<UUID, String> numbers = cases.numbers(ids);
    Map<UUID, List<String>> files = statuses.fileNumbers(ids);
    return shown.stream()
        .map(
            submission ->
                row(
                    submission,
                    numbers.getOrDefault(submission.id(), ""),
                    files.getOrDefault(submission.id(), List.of()),
                    person.may(Ability.ACT_ON_SUBMISSIONS, submission.tenant()),
                    words))
        .toList();
  }

  private static SubmissionList.Row row(
      Submission submission, String number, List<String> files, boolean mayAct, Wording words) {
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
        ForeignText.line(submission.tenant()),
        words.age(submission.announcedAt()),
        words.time(submission.announcedAt()),
        number,
        files.stream().map(ForeignText::line).collect(Collectors.joining(", ")),
        submission.test(),
        mayAct);
  }
}
