package de.fallbruecke.bulk;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.submission.Submissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BulkConfiguration {
  @Bean
  SubmissionSearch submissionSearch(Submissions submissions, Deliveries deliveries, Cases cases) {
    return new SubmissionSearch(submissions, deliveries, cases);
  }
}
