package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.bulk.BulkItem;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.ItemOutcome;
import de.fallbruecke.bulk.JobState;
import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the pages about jobs. */
final class JobViews {
  static final int PAGE = 50;
  private static final int REASONS = 20;

  private final BulkJobs jobs;

  JobViews(BulkJobs jobs) {
    this.jobs = jobs;
  }

  /** The newest that the person may see. */
  List<JobView.Row> list(Person person, @Nullable UUID before, Wording words) {
    return jobs.newest(person.scope(Ability.SEE_SUBMISSIONS).limit(), before, PAGE + 1).stream()
        .map(job -> row(job, words))
        .toList();
  }

  private static JobView.Row row(BulkJob job, Wording words) {
    return new JobView.Row(
        job.id().toString(),
        words.text("act." + job.order().act()),
        state(job.state(), words),
        job.dryRun(),
        ForeignText.line(job.order().by()),
        words.time(job.createdAt()),
        words.age(job.createdAt()),
        new ScopeWords(words).of(job.scope()),
        words.text("job.progress", job.decided(), job.total()));
  }

  JobView view(BulkJob job, @Nullable ItemOutcome only, int after, Person person, Wording words) {
    boolean over = job.finishedAt() != null;
    boolean mayAct = BulkOrders.mayAct(job, person);
    List<BulkItem> items = jobs.items(job.id(), only, after, PAGE + 1);
    List<BulkItem> shown = items.size() > PAGE ? items.subList(0, PAGE) : items;
    long good = job.count(job.dryRun() ? ItemOutcome.POSSIBLE : ItemOutcome.SUCCEEDED);
    String address = "/submissions/jobs/" + job.id();
    return new JobView(
        job.id().toString(),
        words.text("act." + job.order().act()),
        state(job.state(), words),
        job.dryRun(),
        over,
        job.decided(),
        job.total(),
        words.text("list.number", good),
        good > 0,
        job.dryRun() && over && good > 0 && mayAct,
        job.state() == JobState.RUNNING && mayAct,
        facts(job, words),
        outcomes(job, words),
        counts(job, only, address, words),
        shown.stream().map(item -> item(item, words)).toList(),
        address(address, only, after),
        items.size() > PAGE ? address(address, only, shown.getLast().number()) : null,
        address(address, only, 0),
        after == 0,
        words.text("job.summary", job.decided(), job.total(), good));
  }

  private static String address(String job, @Nullable ItemOutcome only, int after) {
    List<String> parameters = new ArrayList<>();
    if (only != null) {
      parameters.add("outcome=" + only);
    }
    if (after > 0) {
      parameters.add("after=" + after);
    }
    return parameters.isEmpty() ? job : job + "?" + String.join("&", parameters);
  }

  private static List<Fact> facts(BulkJob job, Wording words) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of(words.text("job.by"), ForeignText.line(job.order().by())));
    facts.add(Fact.of(words.text("job.created"), words.time(job.createdAt())));
    facts.add(Fact.of(words.text("job.scope"), new ScopeWords(words).of(job.scope())));
    if (!job.order().reason().isEmpty()) {
      facts.add(Fact.of(words.text("job.reason"), ForeignText.of(job.order().reason())));
    }
    if (job.order().target() != null) {
      facts.add(Fact.of(words.text("list.field.target"), ForeignText.line(job.order().target())));
    }
    Double rate = job.rate();
    if (rate != null) {
      facts.add(Fact.of(words.text("job.rate"), words.text("job.rate.value", rate)));
    }
    return List.copyOf(facts);
  }

  private List<JobView.Outcome> outcomes(BulkJob job, Wording words) {
    return jobs.outcomes(job.id(), REASONS).stream()
        .filter(one -> !one.outcome().isOpen())
        .map(
            one ->
                new JobView.Outcome(
                    outcome(one.outcome(), words),
                    ForeignText.line(one.detail()),
                    words.text("list.number", one.count())))
        .toList();
  }

  private static List<JobView.Count> counts(
      BulkJob job, @Nullable ItemOutcome only, String address, Wording words) {
    List<JobView.Count> counts = new ArrayList<>();
    counts.add(
        new JobView.Count(
            "ALL",
            words.text("list.all"),
            words.text("list.number", job.total()),
            address,
            only == null));
    Arrays.stream(ItemOutcome.values())
        .filter(outcome -> job.count(outcome) > 0)
        .forEach(
            outcome ->
                counts.add(
                    new JobView.Count(
                        outcome.name(),
                        words.text("outcome." + outcome),
                        words.text("list.number", job.count(outcome)),
                        address(address, outcome, 0),
                        outcome == only)));
    return List.copyOf(counts);
  }

  private static JobView.Item item(BulkItem item, Wording words) {
    return new JobView.Item(
        String.valueOf(item.number()),
        item.submission().toString(),
        outcome(item.outcome(), words),
        item.code() == null ? "" : item.code(),
        ForeignText.line(item.detail()),
        item.decidedAt() == null ? "" : words.time(item.decidedAt()));
  }

  static Badge outcome(ItemOutcome outcome, Wording words) {
    String label = words.text("outcome." + outcome);
    return switch (outcome) {
      case PENDING -> new Badge("info", "more-vert", label);
      case STARTED -> new Badge("info", "autorenew", label);
      case SUCCEEDED, POSSIBLE -> new Badge("success", "success", label);
      case NOT_POSSIBLE, NOT_DONE -> new Badge("info", "close", label);
      case CHANGED, UNDECIDED -> new Badge("warning", "help", label);
      case FAILED, FAILED_AGAIN -> new Badge("danger", "danger", label);
    };
  }

  private static Badge state(JobState state, Wording words) {
    String label = words.text("job.state." + state);
    return switch (state) {
      case RUNNING -> new Badge("info", "autorenew", label);
      case STOPPING -> new Badge("warning", "warning", label);
      case STOPPED -> new Badge("warning", "close", label);
      case DONE -> new Badge("success", "success", label);
    };
  }
}
