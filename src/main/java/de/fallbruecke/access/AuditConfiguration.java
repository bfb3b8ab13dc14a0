package de.fallbruecke.access;

import de.fallbruecke.evidence.Ledger;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  @Bean
  Audit audit(Ledger ledger, PlatformTransactionManager transactions) {
    return new Audit(ledger, new TransactionTemplate(transactions));
  }

  @Bean
  Logins logins(JdbcClient jdbc) {
    return new Logins(jdbc);
  }

  @Bean
  PersonalAudit personalAudit(Audit audit, Logins logins, Clock clock) {
    return new PersonalAudit(audit, logins, clock);
  }
}
