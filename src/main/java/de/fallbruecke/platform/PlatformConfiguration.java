package de.fallbruecke.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {
  /**
   * Runs before any other bean exists, so that a misspelt block is the first thing one hears of.
   */
  @Bean
  static BeanFactoryPostProcessor topLevelKeys(Environment environment) {
    return factory -> new TopLevelKeys(environment).check();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  IdSource idSource() {
    return UUID::randomUUID;
  }

  @Bean
  DataDirectory dataDirectory(Environment environment) {
    return new DataDirectory(
        Path.of(environment.getProperty("fallbruecke.data-directory", "data")));
  }
}
