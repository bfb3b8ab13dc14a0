package de.fallbruecke.console.live;

import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.submission.Overview;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
  /** Each is an open connection of the web server; pages beyond ask by themselves. */
  private static final int MOST_PAGES = 500;

  @Bean
  OpenPages openPages(List<Pulse> pulses) {
    return new OpenPages(pulses, MOST_PAGES);
  }

  @Bean
  Pulse submissionsPulse(Overview overview, Deliveries deliveries, Targets targets) {
    return new SubmissionsPulse(overview, deliveries, targets);
  }

  @Bean
  Pulse jobsPulse(BulkJobs jobs) {
    return new JobsPulse(jobs);
  }

  @Bean
  Pulse alarmsPulse(Alarms alarms) {
    return new AlarmsPulse(alarms);
  }
}
