package de.fallbruecke.check;

import de.fallbruecke.delivery.TargetSteps;
import de.fallbruecke.delivery.TestHandOver;
import de.fallbruecke.platform.check.CheckRun;
import de.fallbruecke.submission.DestinationSteps;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CheckConfiguration {
  @Bean
  Allowance checkAllowance(Clock clock) {
    return new Allowance(clock);
  }

  @Bean
  LatestChecks latestChecks(JdbcClient jdbc) {
    return new LatestChecks(jdbc);
  }

  @Bean
  ConnectionChecks connectionChecks(
      DestinationSteps destinations,
      TargetSteps targets,
      Allowance allowance,
      LatestChecks latest,
      Clock clock) {
    return new ConnectionChecks(destinations, targets, new CheckRun(clock), allowance, latest);
  }

  @Bean
  TestDeliveries testDeliveries(
      TestHandOver handOver, Allowance allowance, LatestChecks latest, Clock clock) {
    return new TestDeliveries(handOver, CheckRun.patient(clock), allowance, latest);
  }
}
