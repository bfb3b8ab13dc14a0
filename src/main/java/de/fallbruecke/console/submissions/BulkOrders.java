package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.engine.Order;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Orders of people for many submissions, kept to the tenants for which they may act. */
final class BulkOrders {
  /** So many at once can still be looked through by a person. */
  static final int MOST = 10_000;

  private final BulkJobs jobs;
  private final Submissions submissions;
  private final Audit audit;
  private final Clock clock;

  BulkOrders(BulkJobs jobs, Submissions submissions, Audit audit, Clock clock) {
    this.jobs = jobs;
    this.submissions = submissions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Looks what the order would do; changes nothing.
   *
   * @param ids the chosen ones; none: all that the filter finds
   * @throws Fault BULK_NOTHING_CHOSEN, BULK_TOO_MANY, or SUBMISSION_UNKNOWN if one is none of the
   *     person's
   */
  BulkJob tryOut(
      List<UUID> ids, SubmissionFilter filter, Order order, BulkJobs.Manner manner, Person who) {
    if (!ids.isEmpty()) {
      ids.forEach(id -> check(submissions.get(id), who));
      return jobs.create(ids, order, manner);
    }
    Set<String> tenants = who.scope(Ability.ACT_ON_SUBMISSIONS).limit();
    return jobs.create(filter.search(clock.instant(), tenants), order, manner, MOST);
  }

  /** As it is now, if the person may see all that it is about. */
  BulkJob get(UUID id, Person who) {
    BulkJob job = jobs.get(id);
    boolean sees =
        job.tenants().stream().allMatch(tenant -> who.may(Ability.SEE_SUBMISSIONS, tenant));
    if (!sees || (job.tenants().isEmpty() && !who.may(Ability.SEE_SUBMISSIONS, null))) {
      throw new Fault(
          FaultCode.BULK_JOB_UNKNOWN, "There is no job %s in this installation.".formatted(id));
    }
    return job;
  }

  /** Whether the person may carry the job out or stop it. */
  static boolean mayAct(BulkJob job, Person who) {
    return !job.tenants().isEmpty()
        && job.tenants().stream().allMatch(tenant -> who.may(Ability.ACT_ON_SUBMISSIONS, tenant));
  }

  /** Does what the dry run found possible. */
  BulkJob carryOut(UUID dryRun, Person who) {
    requireAct(dryRun, who);
    return jobs.carryOut(dryRun, who.name());
  }

  /** Ends it where it is; each tenant whose submissions it is about finds that in its log. */
  void stop(UUID id, Person who) {
    requireAct(id, who);
    BulkJob job = jobs.get(id);
    if (jobs.stop(id)) {
      job.tenants()
          .forEach(
              tenant ->
                  audit.record(
                      who,
                      "BULK_JOB_STOPPED",
                      tenant,
                      id.toString(),
                      Map.of("act", job.order().act().name())));
    }
  }

  private void requireAct(UUID id, Person who) {
    Set<String> tenants = get(id, who).tenants();
    if (tenants.isEmpty()) {
      who.require(Ability.ACT_ON_SUBMISSIONS, null);
    }
    tenants.forEach(tenant -> who.require(Ability.ACT_ON_SUBMISSIONS, tenant));
  }

  private static void check(Submission chosen, Person who) {
    if (!who.may(Ability.SEE_SUBMISSIONS, chosen.tenant())) {
      throw new Fault(
          FaultCode.SUBMISSION_UNKNOWN,
          "There is no submission %s in this installation.".formatted(chosen.id()));
    }
    who.require(Ability.ACT_ON_SUBMISSIONS, chosen.tenant());
  }
}
