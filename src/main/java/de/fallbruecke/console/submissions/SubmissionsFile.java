package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.console.page.CsvFile;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions.Seek;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list as a file: what the pages show of submissions, no content. Sent while it is read. */
@Controller
@Needs(Ability.SEE_SUBMISSIONS)
final class SubmissionsFile {
  /** More belongs into a report of the database, not into a spreadsheet. */
  static final int MOST = 50_000;

  private static final int SLICE = 1000;

  private final SubmissionSearch search;
  private final Cases cases;
  private final CaseStatuses statuses;
  private final Audit audit;
  private final Wordings wordings;

  SubmissionsFile(
      SubmissionSearch search, Cases cases, CaseStatuses statuses, Audit audit, Wordings wordings) {
    this.search = search;
    this.cases = cases;
    this.statuses = statuses;
    this.audit = audit;
    this.wordings = wordings;
  }

  @GetMapping("/submissions.csv")
  @Costly
  void export(
      @RequestParam Map<String, String> parameters,
      Person person,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Wording words = wordings.in(locale);
    SubmissionFilter filter = SubmissionFilter.of(parameters).at(Seek.FIRST);
    Search wanted = filter.search(words.now(), person.scope(Ability.SEE_SUBMISSIONS).limit());
    record(person, filter);
    response.setContentType(CsvFile.MEDIA_TYPE);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + words.text("list.file") + ".csv\"");
    write(new CsvFile(response.getWriter()), wanted, words);
  }

  /** In the audit log of each tenant whose submissions leave the console. */
  private void record(Person person, SubmissionFilter filter) {
    TenantScope scope = person.scope(Ability.SEE_SUBMISSIONS);
    List<@Nullable String> tenants = new ArrayList<>(scope.tenants());
    if (scope.everywhere()) {
      tenants.add(filter.tenant().isEmpty() ? null : filter.tenant());
    }
    Map<String, String> facts = filter.query();
    facts.remove("tenant"); // the entry tells it itself
    facts.computeIfPresent("text", (name, typed) -> "*"); // somebody may have typed a name
    for (String tenant : tenants) {
      audit.record(person, "SUBMISSIONS_EXPORTED", tenant, "submissions.csv", facts);
    }
  }

  private void write(CsvFile file, Search wanted, Wording words) {
    file.row(
        List.of(
                "state",
                "reason",
                "service",
                "key",
                "destination",
                "tenant",
                "announced",
                "received",
                "changed",
                "case",
                "files",
                "test",
                "id",
                "external")
            .stream()
            .map(column -> words.text("list.csv." + column))
            .toList());
    int rows = 0;
    List<Submission> slice = search.at(wanted, Seek.FIRST, SLICE);
    while (!slice.isEmpty() && rows < MOST) {
      add(file, slice, words);
      rows += slice.size();
      UUID last = slice.getLast().id();
      slice = slice.size() < SLICE ? List.of() : search.at(wanted, new Seek(last, false), SLICE);
    }
    if (!slice.isEmpty()) {
      file.row(words.text("list.csv.cut", MOST));
    }
    file.flush();
  }

  private void add(CsvFile file, List<Submission> slice, Wording words) {
    Set<UUID> ids = slice.stream().map(Submission::id).collect(Collectors.toSet());
    Map<UUID, String> numbers = cases.numbers(ids);
    Map<UUID, List<String>> files = statuses.fileNumbers(ids);
    for (Submission one : slice) {
      Submission.Hold hold = one.hold();
      file.row(
          words.text("state." + one.state().name()),
          hold == null ? "" : hold.code().code(),
          one.serviceName(),
          one.serviceKey(),
          one.destination(),
          one.tenant(),
          words.time(one.announcedAt()),
          one.receivedAt() == null ? "" : words.time(one.receivedAt()),
          words.time(one.changedAt()),
          numbers.get(one.id()),
          String.join(", ", files.getOrDefault(one.id(), List.of())),
          words.text(one.test() ? "list.yes" : "list.no"),
          one.id().toString(),
          one.externalId());
    }
    file.flush();
  }
}
