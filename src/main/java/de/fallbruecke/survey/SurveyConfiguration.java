package de.fallbruecke.survey;

import de.fallbruecke.access.Logins;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.PackageVersions;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SurveyConfiguration {
  @Bean
  Concerns concerns(
      Overview overview,
      Deliveries deliveries,
      Targets targets,
      Alarms alarms,
      TargetPauses pauses,
      Replies replies,
      DestinationPauses standstills,
      Destinations destinations,
      Activations activations,
      PackageVersions versions) {
    return new Concerns(
        overview,
        deliveries,
        targets,
        alarms,
        pauses,
        replies,
        standstills,
        destinations,
        activations,
        versions);
  }

  @Bean
  Today today(Overview overview, Clock clock) {
    return new Today(overview, clock);
  }

  @Bean
  Tenants surveyedTenants(
      Destinations destinations, Targets targets, Activations activations, Logins logins) {
    return new Tenants(destinations, targets, activations, logins);
  }

  @Bean
  ContentLooks contentLooks(EvidenceLog evidence, Submissions submissions) {
    return new ContentLooks(evidence, submissions);
  }

  @Bean
  EvidenceSearch evidenceSearch(Submissions submissions, Cases cases, CaseStatuses statuses) {
    return new EvidenceSearch(submissions, cases, statuses);
  }

  @Bean
  Installation installation(JdbcClient jdbc) {
    return new Installation(jdbc);
  }

  @Bean
  Components components() {
    return new Components(new ClassPathResource("META-INF/sbom/application.cdx.json"));
  }
}
