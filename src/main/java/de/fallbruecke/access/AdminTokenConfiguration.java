package de.fallbruecke.access;

import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.keys.KeySource;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AdminTokenConfiguration {
  @Bean
  AdminTokens adminTokens(
      JdbcClient jdbc,
      Audit audit,
      PlatformTransactionManager transactions,
      IdSource ids,
      Clock clock) {
    return new AdminTokens(
        new AdminTokenTable(jdbc),
        audit,
        new TransactionTemplate(transactions),
        ids,
        new SecureRandom(),
        clock);
  }

  @Bean
  KeySource adminTokenKeys(AdminTokens tokens, Clock clock) {
    return new AdminTokenKeys(tokens, clock);
  }
}
