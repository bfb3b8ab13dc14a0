package de.fallbruecke.platform;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database.
 *
 * @param url JDBC URL of a PostgreSQL 15 or newer; without it an embedded one runs in the data
 *     directory, for evaluation only
 * @param username user, if not part of the URL
 * @param password password, better given by {@code passwordFile}
 * @param passwordFile file that holds the password alone
 * @param poolSize connections of this process
 * @param answerTimeout a connection on which the database is silent for so long in the middle of a
 *     statement is given up and the statement repeated on another; whole seconds; longer than the
 *     longest statement, for example of a migration
 */
@ConfigurationProperties(prefix = "fallbruecke.database", ignoreUnknownFields = false)
record DatabaseSettings(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path passwordFile,
    @DefaultValue("16") int poolSize,
    @DefaultValue("60s") Duration answerTimeout) {

  @Override
  public String toString() {
    return "DatabaseSettings[url="
        + url
        + ", username="
        + username
        + ", poolSize="
        + poolSize
        + ", answerTimeout="
        + answerTimeout
        + "]";
  }
}
