package de.fallbruecke.cli;

import de.fallbruecke.engine.PlannedReplies;
import de.fallbruecke.platform.DatabaseGuest;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.reply.ReplySchedule;
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
import org.springframework.context.annotation.Import;
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
    return open(options, WithoutContent.class);
  }

  /**
   * Opens it with its master key, for what has to read submissions.
   *
   * @throws Fault for whatever is wrong with configuration, database or key
   */
  static Installation openWithContent(ConfigurationOptions options) {
    return open(options, WithContent.class);
  }

  /**
   * Opens it with what calls other machines, for testing connections; nothing is called by opening.
   *
   * @throws Fault for whatever is wrong with configuration or database
   */
  static Installation openWithLines(ConfigurationOptions options) {
    return open(options, WithLines.class);
  }

  private static Installation open(ConfigurationOptions options, Class<?> parts) {
    List<String> arguments = new ArrayList<>(options.arguments());
    // What a command prints can be read by programs; a log between it could not.
    arguments.add("--logging.threshold.console=off");
    SpringApplication application = new SpringApplication(parts);
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

  /** Everything but the content of submissions: a command needs no master key for it. */
  @Import(Parts.class)
  static class WithoutContent {
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

  /** With channels, but without content: a connection test opens none. */
  @Import(WithoutContent.class)
  @ComponentScan({
    "de.fallbruecke.check",
    "de.fallbruecke.fitconnect",
    "de.fallbruecke.xta.account",
    "de.fallbruecke.xta.reader",
    "de.fallbruecke.xta.sender"
  })
  static class WithLines {}

  /** With the content of submissions. */
  @Import(Parts.class)
  @ComponentScan("de.fallbruecke.vault")
  static class WithContent {}

  /** It carries no {@code @Configuration}, so that the gateway's component scan never finds it. */
  @ComponentScan({
    "de.fallbruecke.platform",
    "de.fallbruecke.evidence",
    "de.fallbruecke.access",
    "de.fallbruecke.submission",
    "de.fallbruecke.xoev",
    "de.fallbruecke.mapping",
    "de.fallbruecke.casefile",
    "de.fallbruecke.delivery",
    "de.fallbruecke.xta.box",
    "de.fallbruecke.route",
    "de.fallbruecke.meter",
    "de.fallbruecke.reply",
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
    ReplySchedule replySchedule(DataSource dataSource, Clock clock) {
      return new PlannedReplies(dataSource, clock);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }
  }
}
