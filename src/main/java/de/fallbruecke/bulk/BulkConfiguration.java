package de.fallbruecke.bulk;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.engine.Chore;
import de.fallbruecke.engine.ChoreBell;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BulkConfiguration {
  @Bean
  TextSearch textSearch(
      Submissions submissions, Overview overview, Cases cases, CaseStatuses statuses) {
    return new TextSearch(submissions, overview, cases, statuses);
  }

  @Bean
  SubmissionSearch submissionSearch(
      Submissions submissions, Deliveries deliveries, Cases cases, TextSearch texts) {
    return new SubmissionSearch(submissions, deliveries, cases, texts);
  }

  @Bean
  SavedFilters savedFilters(JdbcClient jdbc, IdSource ids, Clock clock) {
    return new SavedFilters(jdbc, ids, clock);
  }

  @Bean
  JdbcBulk bulkStore(JdbcClient jdbc) {
    return new JdbcBulk(jdbc);
  }

  @Bean
  BulkJobs bulkJobs(
      JdbcBulk store,
      SubmissionSearch search,
      Submissions submissions,
      ObjectProvider<ChoreBell> bell,
      PlatformTransactionManager transactions,
      IdSource ids,
      Clock clock) {
    return new BulkJobs(
        store, search, submissions, bell, new TransactionTemplate(transactions), ids, clock);
  }

  @Bean
  Chore bulk(JdbcBulk store, Interventions interventions, Clock clock) {
    return new BulkChore(store, interventions, clock);
  }
}
