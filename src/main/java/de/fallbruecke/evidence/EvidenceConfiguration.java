package de.fallbruecke.evidence;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
  @Bean
  EvidenceKeys evidenceKeys(JdbcClient jdbc, Clock clock) {
    return new PostgresEvidenceKeys(jdbc, clock);
  }

  @Bean
  EvidenceLog evidenceLog(JdbcClient jdbc, Clock clock) {
    return new PostgresEvidenceLog(jdbc, clock);
  }

  /** Not named ledger: the engine has a bean of that name. */
  @Bean
  Ledger chainLedger(JdbcClient jdbc, Clock clock) {
    return new PostgresLedger(jdbc, clock);
  }
}
