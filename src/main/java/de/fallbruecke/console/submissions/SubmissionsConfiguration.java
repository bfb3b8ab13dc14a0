package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.bulk.TextSearch;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.RefusalWords;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.proof.Proofs;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.route.Comparisons;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SubmissionsConfiguration {
  @Bean
  Area submissionsArea() {
    return new Area("/submissions", "app.nav.submissions", Ability.SEE_SUBMISSIONS, 20);
  }

  @Bean
  SubmissionLists submissionLists(
      SubmissionSearch search,
      TextSearch texts,
      Overview overview,
      Cases cases,
      CaseStatuses statuses,
      Destinations destinations,
      Targets targets) {
    return new SubmissionLists(search, texts, overview, cases, statuses, destinations, targets);
  }

  @Bean
  Choices.Source choices(Destinations destinations, Targets targets, Overview overview) {
    return new Choices.Source(destinations, targets, overview);
  }

  @Bean
  BulkOrders bulkOrders(BulkJobs jobs, Submissions submissions, Audit audit, Clock clock) {
    return new BulkOrders(jobs, submissions, audit, clock);
  }

  @Bean
  JobViews jobViews(BulkJobs jobs) {
    return new JobViews(jobs);
  }

  @Bean
  SubmissionGate submissionGate(Submissions submissions) {
    return new SubmissionGate(submissions);
  }

  @Bean
  Looks looks(Clock clock) {
    return new Looks(clock);
  }

  @Bean
  SubmissionViews submissionViews(
      Cases cases,
      Deliveries deliveries,
      Targets targets,
      Proofs proofs,
      Replies replies,
      CaseStatuses statuses,
      Interventions interventions) {
    return new SubmissionViews(
        cases, deliveries, targets, proofs, replies, statuses, interventions);
  }

  @Bean
  CaseContent caseContent(
      Cases cases,
      CaseFormat format,
      Vault vault,
      Comparisons comparisons,
      Deliveries deliveries,
      RefusalWords refusals,
      EvidenceLog evidence,
      PlatformTransactionManager transactions) {
    return new CaseContent(
        cases,
        format,
        vault,
        comparisons,
        deliveries,
        refusals,
        evidence,
        new TransactionTemplate(transactions));
  }
}
