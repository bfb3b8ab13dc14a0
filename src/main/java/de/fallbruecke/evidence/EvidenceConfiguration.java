package de.fallbruecke.evidence;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
  @Bean
  EvidenceLog evidenceLog(JdbcClient jdbc, Clock clock) {
    return new PostgresEvidenceLog(jdbc, clock);
  }
}
