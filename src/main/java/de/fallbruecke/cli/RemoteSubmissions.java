package de.fallbruecke.cli;

import de.fallbruecke.admin.view.JobItem;
import de.fallbruecke.admin.view.JobStop;
import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.admin.view.SubmissionDetails;
import de.fallbruecke.admin.view.SubmissionPage;
import de.fallbruecke.admin.view.SubmissionView;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.engine.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Through the interface for admins of a gateway somewhere else. */
record RemoteSubmissions(RemoteGateway gateway) implements SubmissionsDesk {
  private static final int MOST = 500;
  private static final int MOST_JOBS = 100;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public SubmissionPage list(Search search, @Nullable UUID before, int limit) {
    List<SubmissionView> all = new ArrayList<>();
    UUID next = before;
    do {
      Map<String, Object> query = filters(search);
      query.put("limit", Math.min(MOST, limit - all.size()));
      put(query, "before", next);
      SubmissionPage page = gateway.get("/submissions", query, SubmissionPage.class);
      all.addAll(page.submissions());
      next = page.next();
    } while (next != null && all.size() < limit);
    return new SubmissionPage(all, next);
  }

  @Override
  public SubmissionDetails show(UUID id) {
    return gateway.get("/submissions/" + id, SubmissionDetails.class);
  }

  @Override
  public JobView create(List<UUID> ids, Search search, Order order, BulkJobs.Manner manner) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("act", order.act().label());
    job.put("reason", order.reason());
    put(job, "target", order.target());
    put(job, "problem", order.problem());
    job.put("dryRun", manner.dryRun());
    put(job, "rate", manner.rate());
    if (ids.isEmpty()) {
      job.put("search", filters(search));
    } else {
      job.put("ids", ids);
    }
    return gateway.post("/jobs", job, JobView.class);
  }

  @Override
  public JobView job(UUID id) {
    return gateway.get("/jobs/" + id, JobView.class);
  }

  @Override
  public List<JobView> jobs(int limit) {
    return List.of(
        gateway.get("/jobs", Map.of("limit", Math.clamp(limit, 1, MOST_JOBS)), JobView[].class));
  }

  @Override
  public List<JobItem> items(UUID job, int after, int limit) {
    return List.of(
        gateway.get(
            "/jobs/" + job + "/items",
            Map.of("after", after, "limit", Math.min(limit, MOST)),
            JobItem[].class));
  }

  @Override
  public boolean stop(UUID job) {
    return gateway.post("/jobs/" + job + "/stop", null, JobStop.class).stopped();
  }

  @Override
  public void close() {
    // nothing is kept open
  }

  private static Map<String, Object> filters(Search search) {
    Map<String, Object> filters = new LinkedHashMap<>();
    put(filters, "state", search.state());
    put(filters, "tenant", search.tenant());
    put(filters, "destination", search.destination());
    put(filters, "service", search.service());
    put(filters, "target", search.target());
    put(filters, "code", search.code() == null ? null : search.code().code());
    put(filters, "caseNumber", search.caseNumber());
    put(filters, "text", search.text());
    put(filters, "announcedBefore", search.announcedBefore());
    put(filters, "announcedAfter", search.announcedAfter());
    put(filters, "test", search.test());
    put(filters, "delivery", search.delivery());
    return filters;
  }

  private static void put(Map<String, Object> all, String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
