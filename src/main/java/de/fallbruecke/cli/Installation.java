package de.fallbruecke.cli;

import de.fallbruecke.platform.DatabaseGuest;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.vault.Vault;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The database of a gateway and the services over it, for commands: no engine, no pages, no
 * channels, no routes, no content. Nothing is started, stopped or migrated.
 */
final class Installation implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Installation(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Opens it.
   *
   * @throws Fault for whatever is wrong with configuration or database
   */
  static Installation open(ConfigurationOptions options) {
    List<String> arguments = new ArrayList<>(options.arguments());
    // What a command prints can be read by programs; a log between it could not.
    arguments.add("--logging.threshold.console=off");
    SpringApplication application = new SpringApplication(Parts.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLazyInitialization(true);
    application.setRegisterShutdownHook(false);
    try {
      return new Installation(application.run(arguments.toArray(String[]::new)));
    } catch (RuntimeException failure) {
      throw cause(failure);
    }
  }

  /** The time that its gateway goes by. */
  Instant now() {
    return service(Clock.class).instant();
  }

  /** One of its services. */
  <T> T service(Class<T> type) {
    try {
      return context.getBean(type);
    } catch (RuntimeException failure) {
      throw cause(failure);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** The fault behind a failure of the container. */
  static RuntimeException cause(RuntimeException failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Fault fault) {
        return fault;
      }
    }
    return failure;
  }

  /** It carries no {@code @Configuration}, so that the gateway's component scan never finds it. */
  @ComponentScan({
    "de.fallbruecke.platform",
    "de.fallbruecke.evidence",
    "de.fallbruecke.submission",
    "de.fallbruecke.casefile",
    "de.fallbruecke.delivery",
    "de.fallbruecke.bulk"
  })
  static class Parts {
    @Bean
    DatabaseGuest databaseGuest() {
      return new DatabaseGuest();
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
      return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }

    /** A command needs no master key, because it opens nothing. */
    @Bean
    Vault closedVault() {
      return (Vault)
          Proxy.newProxyInstance(
              Vault.class.getClassLoader(),
              new Class<?>[] {Vault.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException("A command opens no content");
              });
    }
  }
}
