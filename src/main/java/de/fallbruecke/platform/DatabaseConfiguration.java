package de.fallbruecke.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
  private static final int CONNECTIONS_OF_A_GUEST = 2;

  /** Closed after the data source, because the data source depends on it. */
  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(
      DatabaseSettings settings, DataDirectory data, ObjectProvider<DatabaseGuest> guest) {
    if (settings.url() != null) {
      return EmbeddedDatabase.none();
    }
    Path directory = data.path().resolve("postgres");
    return guest.getIfAvailable() == null
        ? EmbeddedDatabase.start(directory)
        : EmbeddedDatabase.visit(directory);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(
      DatabaseSettings settings, EmbeddedDatabase embedded, ObjectProvider<DatabaseGuest> guest) {
    String url = settings.url() == null ? embedded.url() : settings.url();
    @Nullable String password = password(settings);
    check(url, settings.username(), password);
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(url);
    source.setUsername(settings.username());
    source.setPassword(password);
    source.setMaximumPoolSize(
        guest.getIfAvailable() == null ? settings.poolSize() : CONNECTIONS_OF_A_GUEST);
    source.setPoolName("fallbruecke");
    // The driver's own default is to wait for ever, also for a database that vanished without a
    // word; the address may say otherwise (socketTimeout).
    long seconds = Math.max(1, settings.answerTimeout().toSeconds());
    source.addDataSourceProperty("socketTimeout", String.valueOf(seconds));
    source.addDataSourceProperty("tcpKeepAlive", "true");
    return source;
  }

  /** The pool would retry for 30 s and then say less. */
  private static void check(String url, @Nullable String username, @Nullable String password) {
    Properties login = new Properties();
    login.put("connectTimeout", "10");
    if (username != null) {
      login.put("user", username);
    }
    if (password != null) {
      login.put("password", password);
    }
    try (Connection connection = DriverManager.getConnection(url, login)) {
      if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
        throw unreachable("is older than PostgreSQL 15", null);
      }
    } catch (SQLException e) {
      throw unreachable("does not answer as expected (SQL state " + e.getSQLState() + ")", e);
    }
  }

  private static Fault unreachable(String what, @Nullable SQLException cause) {
    String message =
        "The database of fallbruecke.database.url %s. Nothing was started. Check url, username and password-file, and whether PostgreSQL runs."
            .formatted(what);
    return cause == null
        ? new Fault(FaultCode.DATABASE_UNREACHABLE, message)
        : new Fault(FaultCode.DATABASE_UNREACHABLE, message, cause);
  }

  private static @Nullable String password(DatabaseSettings settings) {
    Path file = settings.passwordFile();
    if (file == null) {
      return settings.password();
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Fault(
          FaultCode.KEY_UNREADABLE,
          "fallbruecke.database.password-file %s cannot be read. Nothing was started. Check path and mode."
              .formatted(file),
          e);
    }
  }
}
