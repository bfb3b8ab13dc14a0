package de.fallbruecke.console.start;

import de.fallbruecke.access.Ability;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.meter.ServiceMeter;
import de.fallbruecke.survey.Concerns;
import de.fallbruecke.survey.Today;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {
  @Bean
  Area startArea() {
    return new Area("/", "app.nav.start", Ability.SEE_SUBMISSIONS, 10);
  }

  @Bean
  StartViews startViews(Concerns concerns, Today today, ServiceMeter meter) {
    return new StartViews(concerns, today, meter);
  }
}
