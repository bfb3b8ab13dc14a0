package de.fallbruecke.reply;

import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Vault;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplySettings.class)
class ReplyConfiguration {
  @Bean
  Replies replies(JdbcClient jdbc) {
    return new PostgresReplies(jdbc);
  }

  @Bean
  CaseStatuses caseStatuses(JdbcClient jdbc) {
    return new CaseStatuses(jdbc);
  }

  @Bean
  ReplyAddresses replyAddresses(
      JdbcClient jdbc,
      Replies replies,
      Vault vault,
      PlatformTransactionManager transactions,
      ReplySettings settings,
      Clock clock) {
    return new StoredAddresses(
        jdbc, replies, vault, new TransactionTemplate(transactions), settings.keepAddress(), clock);
  }

  @Bean
  ReplyWays replyWays(ReplyAddresses addresses, Destinations destinations, List<Channel> channels) {
    return new ReplyWays(addresses, destinations, channels);
  }

  @Bean
  ReplyContents replyContents(Vault vault) {
    return new ReplyContents(vault);
  }

  @Bean
  ReplyIntake replyIntake(
      Replies replies,
      ReplyContents contents,
      ReplyAddresses addresses,
      ReplyWays ways,
      CaseStatuses statuses,
      Submissions submissions,
      EvidenceLog evidence,
      ReplySchedule schedule,
      ReplySettings settings,
      PlatformTransactionManager transactions,
      IdSource ids,
      Clock clock) {
    return new ReplyIntake(
        replies,
        contents,
        addresses,
        ways,
        statuses,
        submissions,
        evidence,
        schedule,
        new DocumentRules(settings),
        new TransactionTemplate(transactions),
        ids,
        clock);
  }

  @Bean
  Courier courier(
      Replies replies,
      ReplyContents contents,
      ReplyAddresses addresses,
      ReplyWays ways,
      Destinations destinations,
      EvidenceLog evidence,
      ReplySettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new Courier(
        replies,
        contents,
        addresses,
        ways,
        destinations,
        new ReplyLedger(replies, evidence, new TransactionTemplate(transactions), clock),
        settings,
        clock);
  }

  @Bean
  ReplyDesk replyDesk(
      Replies replies,
      ReplySchedule schedule,
      EvidenceLog evidence,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new ReplyDesk(replies, schedule, evidence, new TransactionTemplate(transactions), clock);
  }
}
