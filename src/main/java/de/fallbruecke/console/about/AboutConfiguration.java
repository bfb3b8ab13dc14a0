package de.fallbruecke.console.about;

import de.fallbruecke.access.Ability;
import de.fallbruecke.console.page.Area;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AboutSettings.class)
class AboutConfiguration {
  @Bean
  Area aboutArea() {
    return new Area("/about", "app.nav.about", Ability.SEE_INSTALLATION, 90);
  }
}
