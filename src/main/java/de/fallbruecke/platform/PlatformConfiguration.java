package de.fallbruecke.platform;

import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.platform.keys.TlsKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
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

  /** Stands still for nobody and is asked only by the clock of all processes. */
  @Bean(defaultCandidate = false)
  @ConditionalOnMissingBean(name = "machineClock")
  Clock machineClock() {
    return new SteadyClock();
  }

  /** The time that the program goes by. */
  @Bean
  DatabaseClock clock(@Qualifier("machineClock") Clock machine, DataSource database) {
    return new DatabaseClock(machine, database);
  }

  /** Never lazy: nobody asks for it, and without it a command would go by its machine's clock. */
  @Bean
  @Lazy(false)
  ClockComparison clockComparison(DatabaseClock clock) {
    return new ClockComparison(clock);
  }

  /** Never lazy: a certificate that cannot be used is to be heard of at start. */
  @Bean
  @Lazy(false)
  TlsIdentities tlsIdentities(Environment environment) {
    return TlsIdentities.read(environment);
  }

  @Bean
  KeySource tlsKeys(TlsIdentities identities) {
    return new TlsKeys(identities);
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
