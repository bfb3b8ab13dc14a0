package de.fallbruecke.cli;

import de.fallbruecke.admin.view.JobItem;
import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.admin.view.SubmissionDetails;
import de.fallbruecke.admin.view.SubmissionPage;
import de.fallbruecke.admin.view.SubmissionView;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.engine.Order;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Submissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Over the database of a gateway. */
record LocalSubmissions(Installation installation) implements SubmissionsDesk {
  @Override
  public Instant now() {
    return installation.now();
  }

  @Override
  public SubmissionPage list(Search search, @Nullable UUID before, int limit) {
    return SubmissionPage.of(
        installation.service(SubmissionSearch.class).page(search, before, limit + 1).stream()
            .map(SubmissionView::of)
            .toList(),
        limit);
  }

  @Override
  public SubmissionDetails show(UUID id) {
    return SubmissionDetails.of(
        installation.service(Submissions.class).get(id),
        installation.service(Deliveries.class),
        installation.service(Cases.class),
        installation.service(EvidenceLog.class));
  }

  @Override
  public JobView create(List<UUID> ids, Search search, Order order, BulkJobs.Manner manner) {
    BulkJobs jobs = bulk();
    return JobView.of(
        ids.isEmpty() ? jobs.create(search, order, manner) : jobs.create(ids, order, manner));
  }

  @Override
  public JobView job(UUID id) {
    return JobView.of(bulk().get(id));
  }

  @Override
  public List<JobView> jobs(int limit) {
    return bulk().newest(limit).stream().map(JobView::of).toList();
  }

  @Override
  public List<JobItem> items(UUID job, int after, int limit) {
    return bulk().items(job, after, limit).stream().map(JobItem::of).toList();
  }

  @Override
  public boolean stop(UUID job) {
    return bulk().stop(job);
  }

  @Override
  public void close() {
    installation.close();
  }

  private BulkJobs bulk() {
    return installation.service(BulkJobs.class);
  }
}
