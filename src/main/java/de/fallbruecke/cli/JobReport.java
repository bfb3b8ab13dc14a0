package de.fallbruecke.cli;

import de.fallbruecke.admin.view.JobItem;
import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.bulk.ItemOutcome;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/** Tells what becomes of a job. */
final class JobReport {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration NOBODY_WORKS = Duration.ofSeconds(30);
  private static final int PAGE = 500;

  private final SubmissionsDesk desk;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  JobReport(SubmissionsDesk desk, CommandLine command, boolean json) {
    this.desk = desk;
    this.out = command.getOut();
    this.err = command.getErr();
    this.json = json;
  }

  /** Only that it was made. */
  int made(JobView job) {
    out.println(
        json
            ? Json.mapper().writeValueAsString(json(job))
            : "Job %s with %d items was made.".formatted(job.job(), job.total()));
    out.flush();
    return 0;
  }

  /** Shows progress until it is over; returns the exit status. */
  int follow(JobView made) {
    JobView job = made;
    String shown = "";
    long hintAt = System.nanoTime() + NOBODY_WORKS.toNanos();
    while (job.finishedAt() == null && !Thread.currentThread().isInterrupted()) {
      String line = line(job);
      if (!line.equals(shown)) {
        err.println(line);
        err.flush();
        shown = line;
      }
      if (job.count(ItemOutcome.PENDING) == job.total() && System.nanoTime() > hintAt) {
        err.println(
            "No gateway has begun yet. The job waits until one runs; Ctrl-C ends the watching.");
        err.flush();
        hintAt = Long.MAX_VALUE;
      }
      LockSupport.parkNanos(LOOK.toNanos());
      job = desk.job(job.job());
    }
    end(job);
    return job.good() ? 0 : 1;
  }

  /** One line for a list of jobs. */
  static String line(JobView job) {
    return "%s  %-13s  %-8s  %d of %d  %s%s  by %s  (%s)"
        .formatted(
            job.job(),
            job.act(),
            job.state(),
            job.decided(),
            job.total(),
            new TreeMap<>(job.counts()),
            job.dryRun() ? " dry run" : "",
            job.by(),
            job.scope());
  }

  static Map<String, Object> json(JobView job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", job.job());
    json.put("act", job.act());
    json.put("by", job.by());
    json.put("reason", job.reason());
    json.put("scope", job.scope());
    json.put("dryRun", job.dryRun());
    json.put("state", job.state());
    json.put("total", job.total());
    json.put("counts", new TreeMap<>(job.counts()));
    return json;
  }

  private void end(JobView job) {
    if (json) {
      Map<String, Object> whole = json(job);
      whole.put("items", items(job).stream().map(JobReport::json).toList());
      out.println(Json.mapper().writeValueAsString(whole));
    } else {
      for (JobItem item : items(job)) {
        out.printf(
            "%s  %-12s  %s%n",
            item.submission(), item.outcome(), item.detail() == null ? "" : item.detail());
      }
      out.println(line(job));
    }
    out.flush();
  }

  private List<JobItem> items(JobView job) {
    List<JobItem> all = new java.util.ArrayList<>();
    List<JobItem> page;
    do {
      page = desk.items(job.job(), all.size(), PAGE);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private static Map<String, Object> json(JobItem item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("submission", item.submission());
    json.put("outcome", item.outcome());
    if (item.code() != null) {
      json.put("code", item.code());
    }
    if (item.detail() != null) {
      json.put("detail", item.detail());
    }
    return json;
  }
}
