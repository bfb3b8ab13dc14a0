package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.bulk.BulkItem;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.ItemOutcome;
import de.fallbruecke.console.page.CsvFile;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Jobs on many submissions: what they do, what came of each submission, and how to stop them. */
@Controller
@Needs(Ability.SEE_SUBMISSIONS)
@RequestMapping("/submissions/jobs")
final class JobsPage {
  private static final int SLICE = 500;

  private final BulkOrders orders;
  private final BulkJobs jobs;
  private final JobViews views;
  private final Wordings wordings;

  JobsPage(BulkOrders orders, BulkJobs jobs, JobViews views, Wordings wordings) {
    this.orders = orders;
    this.jobs = jobs;
    this.views = views;
    this.wordings = wordings;
  }

  @GetMapping
  String list(
      @RequestParam Map<String, String> parameters,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    UUID before = SubmissionFilter.id(parameters.get("before")).orElse(null);
    List<JobView.Row> rows = views.list(person, before, wordings.in(locale));
    boolean more = rows.size() > JobViews.PAGE;
    List<JobView.Row> shown = more ? rows.subList(0, JobViews.PAGE) : rows;
    model.addAttribute("jobs", shown);
    model.addAttribute("self", "/submissions/jobs" + (before == null ? "" : "?before=" + before));
    model.addAttribute("next", more ? "/submissions/jobs?before=" + shown.getLast().id() : null);
    model.addAttribute("first", before == null);
    return htmx == null ? "console/submissions/jobs" : "console/submissions/jobs :: live";
  }

  @GetMapping("/{id}")
  String show(
      @PathVariable UUID id,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      Person person,
      Locale locale,
      Model model) {
    BulkJob job = orders.get(id, person);
    model.addAttribute(
        "job",
        views.view(
            job,
            outcome(parameters.get("outcome")),
            number(parameters.get("after")),
            person,
            wordings.in(locale)));
    return htmx == null ? "console/submissions/job" : "console/submissions/job :: live";
  }

  @PostMapping("/{id}/start")
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  String start(@PathVariable UUID id, Person person) {
    return "redirect:/submissions/jobs/" + orders.carryOut(id, person).id();
  }

  @PostMapping("/{id}/stop")
  @Needs(Ability.ACT_ON_SUBMISSIONS)
  String stop(@PathVariable UUID id, Person person) {
    orders.stop(id, person);
    return "redirect:/submissions/jobs/" + id;
  }

  @GetMapping("/{id}/result.csv")
  @Costly
  void result(
      @PathVariable UUID id,
      @RequestParam Map<String, String> parameters,
      Person person,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    BulkJob job = orders.get(id, person);
    ItemOutcome only = outcome(parameters.get("outcome"));
    Wording words = wordings.in(locale);
    response.setContentType(CsvFile.MEDIA_TYPE);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + job.id() + ".csv\"");
    CsvFile file = new CsvFile(response.getWriter());
    file.row(
        Stream.of("number", "submission", "outcome", "code", "meaning", "detail", "time")
            .map(column -> words.text("job.csv." + column))
            .toList());
    List<BulkItem> slice = jobs.items(id, only, 0, SLICE);
    while (!slice.isEmpty()) {
      slice.forEach(
          item ->
              file.row(
                  String.valueOf(item.number()),
                  item.submission().toString(),
                  words.text("outcome." + item.outcome()),
                  item.code(),
                  item.code() == null ? "" : words.textOr(item.code() + ".title", ""),
                  item.detail(),
                  item.decidedAt() == null ? "" : words.time(item.decidedAt())));
      file.flush();
      slice = jobs.items(id, only, slice.getLast().number(), SLICE);
    }
    file.flush();
  }

  private static @Nullable ItemOutcome outcome(@Nullable String name) {
    return Arrays.stream(ItemOutcome.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static int number(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
  }
}
