package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs of persons, kept to the tenants for which they may act or look. */
final class JobDesk {
  private final BulkJobs jobs;
  private final Own own;
  private final Audit audit;

  JobDesk(BulkJobs jobs, Own own, Audit audit) {
    this.jobs = jobs;
    this.own = own;
    this.audit = audit;
  }

  /**
   * Makes a job.
   *
   * @throws de.fallbruecke.platform.Fault SUBMISSION_UNKNOWN or ACCESS_DENIED if one of the chosen
   *     ones is none of the person's; BULK_NOTHING_CHOSEN, BULK_TOO_MANY
   */
  BulkJob create(JobRequest request, Person person) {
    List<UUID> chosen = request.chosen();
    Order order = request.what().order(person, !request.onlyTry());
    if (!chosen.isEmpty()) {
      chosen.forEach(id -> own.submission(id.toString(), person, Ability.ACT_ON_SUBMISSIONS));
      return jobs.create(chosen, order, request.manner());
    }
    SearchRequest search = java.util.Objects.requireNonNull(request.search());
    return jobs.create(
        search.search(person.scope(Ability.ACT_ON_SUBMISSIONS).limit()), order, request.manner());
  }

  /** As it is now, if the person may see all that it is about. */
  BulkJob get(String id, Person person) {
    BulkJob job = jobs.get(Own.id(id, FaultCode.BULK_JOB_UNKNOWN, "job"));
    boolean sees =
        job.tenants().isEmpty()
            ? person.may(Ability.SEE_SUBMISSIONS, null)
            : job.tenants().stream()
                .allMatch(tenant -> person.may(Ability.SEE_SUBMISSIONS, tenant));
    if (!sees) {
      throw Own.unknown(FaultCode.BULK_JOB_UNKNOWN, "job", job.id().toString());
    }
    return job;
  }

  /** Does what the dry run found possible. */
  BulkJob carryOut(String dryRun, Person person) {
    BulkJob tried = mine(dryRun, person);
    if (tried.order().reason().isBlank() && tried.order().act() != Act.RETRY) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "The dry run was made without a reason. Nothing was done; make it again with one.");
    }
    return jobs.carryOut(tried.id(), person.name());
  }

  boolean stop(String id, Person person) {
    BulkJob job = mine(id, person);
    boolean stopped = jobs.stop(job.id());
    if (stopped) {
      job.tenants()
          .forEach(
              tenant ->
                  audit.record(
                      person,
                      "BULK_JOB_STOPPED",
                      tenant,
                      job.id().toString(),
                      Map.of("act", job.order().act().name())));
    }
    return stopped;
  }

  private BulkJob mine(String id, Person person) {
    BulkJob job = get(id, person);
    if (job.tenants().isEmpty()) {
      person.require(Ability.ACT_ON_SUBMISSIONS, null);
    }
    job.tenants().forEach(tenant -> person.require(Ability.ACT_ON_SUBMISSIONS, tenant));
    return job;
  }
}
