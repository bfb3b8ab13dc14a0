package de.fallbruecke.submission;

import de.fallbruecke.platform.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {
  @Bean
  Submissions submissions(JdbcClient jdbc) {
    return new PostgresSubmissions(jdbc);
  }

  @Bean
  Waiting waiting(JdbcClient jdbc) {
    return new PostgresWaiting(jdbc);
  }

  @Bean
  Destinations destinations(Environment environment) {
    return new ConfiguredDestinations(new Settings(environment));
  }
}
