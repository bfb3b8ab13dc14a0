package de.fallbruecke.cli;

import de.fallbruecke.platform.DatabaseGuest;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The parts that work on packages and schemas alone: no database, no gateway, no configuration but
 * the folder of the schema packs.
 */
final class Bench implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Bench(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Opens it.
   *
   * @throws de.fallbruecke.platform.Fault if a schema pack cannot be read
   */
  static Bench open(Path schemas) {
    SpringApplication application = new SpringApplication(Parts.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    application.setRegisterShutdownHook(false);
    try {
      return new Bench(
          application.run(
              "--logging.threshold.console=off",
              "--fallbruecke.schemas.directory=" + schemas.toAbsolutePath()));
    } catch (RuntimeException failure) {
      throw Installation.cause(failure);
    }
  }

  <T> T service(Class<T> type) {
    try {
      return context.getBean(type);
    } catch (RuntimeException failure) {
      throw Installation.cause(failure);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** It carries no {@code @Configuration}, so that the gateway's component scan never finds it. */
  @ComponentScan({
    "de.fallbruecke.xoev",
    "de.fallbruecke.mapping",
    "de.fallbruecke.casefile",
    "de.fallbruecke.route"
  })
  static class Parts {
    @Bean
    DatabaseGuest databaseGuest() {
      return new DatabaseGuest();
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
