package de.fallbruecke.cli;

import de.fallbruecke.admin.view.JobItem;
import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.admin.view.SubmissionDetails;
import de.fallbruecke.admin.view.SubmissionPage;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.engine.Order;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submissions and jobs of an installation, wherever it is. */
interface SubmissionsDesk extends AutoCloseable {
  /** That of the options. */
  static SubmissionsDesk open(ConfigurationOptions options, ServerOptions server) {
    return server.given()
        ? new RemoteSubmissions(server.gateway())
        : new LocalSubmissions(Installation.open(options));
  }

  /** The time that ages are counted from. */
  Instant now();

  SubmissionPage list(Search search, @Nullable UUID before, int limit);

  SubmissionDetails show(UUID id);

  /** A job for the submissions, or for all that the search finds if none is named. */
  JobView create(List<UUID> ids, Search search, Order order, BulkJobs.Manner manner);

  JobView job(UUID id);

  List<JobView> jobs(int limit);

  /** Items of a job after the one of that number. */
  List<JobItem> items(UUID job, int after, int limit);

  /** Whether it was running. */
  boolean stop(UUID job);

  @Override
  void close();
}
