package de.fallbruecke.console;

import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
  /** English stands in the bundles without a suffix; the language of the machine plays no part. */
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/console", "messages/faults");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @Bean
  Wordings wordings(MessageSource messages, Clock clock) {
    return new Wordings(messages, clock);
  }

  @Bean
  Frame consoleFrame(Alarms alarms) {
    return new Frame("/webjars/htmx.org/%s/dist/htmx.min.js".formatted(htmxVersion()), alarms);
  }

  @Bean
  SubmissionLists submissionLists(
      SubmissionSearch search, Submissions submissions, Cases cases, Destinations destinations) {
    return new SubmissionLists(search, submissions, cases, destinations);
  }

  @Bean
  AlarmViews alarmViews(Alarms alarms) {
    return new AlarmViews(alarms);
  }

  @Bean
  SubmissionViews submissionViews(
      Submissions submissions,
      Cases cases,
      Deliveries deliveries,
      Targets targets,
      EvidenceLog evidence,
      Replies replies,
      CaseStatuses statuses) {
    return new SubmissionViews(
        submissions, cases, deliveries, targets, evidence, replies, statuses);
  }

  @Bean
  CaseContent caseContent(
      Cases cases,
      CaseFormat format,
      EvidenceLog evidence,
      PlatformTransactionManager transactions) {
    return new CaseContent(cases, format, evidence, new TransactionTemplate(transactions));
  }

  /** The version is a property of the build; the archive itself says which one it became. */
  private static String htmxVersion() {
    try {
      Properties archive =
          PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/maven/org.webjars.npm/htmx.org/pom.properties"));
      return archive.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("The archive of htmx is not on the class path", e);
    }
  }
}
