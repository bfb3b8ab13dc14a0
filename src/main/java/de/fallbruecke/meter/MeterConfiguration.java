package de.fallbruecke.meter;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Overview;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class MeterConfiguration {
  @Bean
  MediaBreakMeter mediaBreakMeter(Cases cases, EvidenceLog evidence) {
    return new MediaBreakMeter(cases, evidence);
  }

  @Bean
  TenantFigures tenantFigures(Cases cases, EvidenceLog evidence, Clock clock) {
    return new TenantFigures(cases, evidence, clock);
  }

  @Bean
  ServiceMeter serviceMeter(
      Cases cases,
      Overview overview,
      EvidenceLog evidence,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new ServiceMeter(
        cases, overview, evidence, jdbc, new TransactionTemplate(transactions), clock);
  }
}
