package de.fallbruecke.console.alarms;

import de.fallbruecke.access.Ability;
import de.fallbruecke.alarm.Alarms;
import de.fallbruecke.console.page.Area;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlarmsConfiguration {
  @Bean
  AlarmViews alarmViews(Alarms alarms) {
    return new AlarmViews(alarms);
  }

  @Bean
  Area alarmsArea() {
    return new Area("/alarms", "app.nav.alarms", Ability.SEE_ALARMS, 60);
  }
}
