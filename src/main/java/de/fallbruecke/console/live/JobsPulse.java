package de.fallbruecke.console.live;

import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.BulkJobs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Jobs while they run, and those that began or ended since the last look, however short. */
final class JobsPulse implements Pulse {
  private static final int LATEST = 20;

  private final BulkJobs jobs;
  private Map<UUID, Boolean> over = Map.of();

  JobsPulse(BulkJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public String area() {
    return "jobs";
  }

  @Override
  public Set<String> beat() {
    Map<UUID, Boolean> now = new HashMap<>();
    Set<String> tenants = new HashSet<>();
    for (BulkJob job : jobs.latest(LATEST)) {
      boolean ended = job.finishedAt() != null;
      now.put(job.id(), ended);
      if (!ended || !Boolean.TRUE.equals(over.get(job.id()))) {
        tenants.addAll(job.tenants());
      }
    }
    over = now;
    return tenants;
  }
}
