package de.fallbruecke.casefile;

import de.fallbruecke.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CasefileConfiguration {
  @Bean
  CaseFormat caseFormat() {
    return new BoundCaseFormat();
  }

  @Bean
  Cases cases(JdbcClient jdbc, Vault vault, CaseFormat format) {
    return new StoredCases(jdbc, vault, format);
  }
}
