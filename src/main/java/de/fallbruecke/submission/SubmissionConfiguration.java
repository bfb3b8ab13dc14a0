package de.fallbruecke.submission;

import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.platform.FreshPlans;
import de.fallbruecke.platform.Settings;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {
  @Bean
  Submissions submissions(JdbcClient jdbc, DataSource dataSource) {
    return new PostgresSubmissions(jdbc, FreshPlans.over(dataSource));
  }

  @Bean
  Overview overview(DataSource dataSource) {
    return new PostgresOverview(FreshPlans.over(dataSource));
  }

  @Bean
  Waiting waiting(JdbcClient jdbc) {
    return new PostgresWaiting(jdbc);
  }

  @Bean
  LeftOut leftOut(Ledger ledger, PlatformTransactionManager transactions) {
    return new LeftOut(ledger, new TransactionTemplate(transactions));
  }

  @Bean
  Destinations destinations(Environment environment) {
    return new ConfiguredDestinations(new Settings(environment));
  }

  @Bean
  DestinationSteps destinationSteps(Destinations destinations, ObjectProvider<Channel> channels) {
    return new DestinationSteps(destinations, channels::orderedStream);
  }

  @Bean
  DestinationPauses destinationPauses(
      JdbcClient jdbc,
      Destinations destinations,
      ObjectProvider<EarlyPickup> earlyPickup,
      Clock clock) {
    return new JdbcDestinationPauses(jdbc, destinations, earlyPickup, clock);
  }
}
