package de.fallbruecke.cli;

import de.fallbruecke.bulk.BulkItem;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.BulkJobs;
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

  private final BulkJobs jobs;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

  JobReport(BulkJobs jobs, CommandLine command, boolean json) {
    this.jobs = jobs;
    this.out = command.getOut();
    this.err = command.getErr();
    this.json = json;
  }

  /** Only that it was made. */
  int made(BulkJob job) {
    out.println(
        json
            ? Json.mapper().writeValueAsString(json(job))
            : "Job %s with %d items was made.".formatted(job.id(), job.total()));
    out.flush();
    return 0;
  }

  /** Shows progress until it is over; returns the exit status. */
  int follow(BulkJob made) {
    BulkJob job = made;
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
      job = jobs.get(job.id());
    }
    end(job);
    return job.isGood() ? 0 : 1;
  }

  /** One line for a list of jobs. */
  static String line(BulkJob job) {
    return "%s  %-13s  %-8s  %d of %d  %s%s  by %s  (%s)"
        .formatted(
            job.id(),
            job.order().act().label(),
            job.state(),
            job.decided(),
            job.total(),
            new TreeMap<>(job.counts()),
            job.dryRun() ? " dry run" : "",
            job.order().by(),
            job.scope());
  }

  static Map<String, Object> json(BulkJob job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", job.id());
    json.put("act", job.order().act().label());
    json.put("by", job.order().by());
    json.put("reason", job.order().reason());
    json.put("scope", job.scope());
    json.put("dryRun", job.dryRun());
    json.put("state", job.state());
    json.put("total", job.total());
    json.put("counts", new TreeMap<>(job.counts()));
    return json;
  }

  private void end(BulkJob job) {
    if (json) {
      Map<String, Object> whole = json(job);
      whole.put("items", items(job).stream().map(JobReport::json).toList());
      out.println(Json.mapper().writeValueAsString(whole));
    } else {
      for (BulkItem item : items(job)) {
        out.printf(
            "%s  %-12s  %s%n",
            item.submission(), item.outcome(), item.detail() == null ? "" : item.detail());
      }
      out.println(line(job));
    }
    out.flush();
  }

  private List<BulkItem> items(BulkJob job) {
    List<BulkItem> all = new java.util.ArrayList<>();
    List<BulkItem> page;
    do {
      page = jobs.items(job.id(), all.size(), PAGE);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private static Map<String, Object> json(BulkItem item) {
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
