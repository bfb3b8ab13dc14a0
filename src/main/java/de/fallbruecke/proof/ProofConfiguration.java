package de.fallbruecke.proof;

import de.fallbruecke.engine.Chore;
import de.fallbruecke.engine.ChoreBell;
import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ProofConfiguration {
  @Bean
  ProofKeys ownProofKeys(
      JdbcClient jdbc,
      Vault vault,
      PlatformTransactionManager transactions,
      IdSource ids,
      Clock clock) {
    return new ProofKeys(jdbc, vault, new TransactionTemplate(transactions), ids, clock);
  }

  @Bean
  Proofs proofs(
      EvidenceLog evidence,
      EvidenceKeys keys,
      ProofKeys own,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new Proofs(evidence, keys, own, new TransactionTemplate(transactions), clock);
  }

  @Bean
  KeySource heldProofKeys(ProofKeys own) {
    return own::held;
  }

  @Bean
  CheckLog chainCheckLog(JdbcClient jdbc) {
    return new CheckLog(jdbc);
  }

  @Bean
  ChainChecks chainChecks(
      CheckLog log,
      Submissions submissions,
      ObjectProvider<ChoreBell> bell,
      IdSource ids,
      Clock clock) {
    return new ChainChecks(log, submissions, bell, ids, clock);
  }

  @Bean
  Chore chainCheckChore(
      CheckLog log,
      Submissions submissions,
      EvidenceLog evidence,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new ChainCheckChore(
        log, submissions, evidence, new TransactionTemplate(transactions), clock);
  }
}
