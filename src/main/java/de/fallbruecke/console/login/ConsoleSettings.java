package de.fallbruecke.console.login;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param adminPasswordFile file that holds the password of user {@code admin} alone, 12 to 72
 *     bytes; without it one is generated into {@code admin-password} in the data directory
 * @param bootstrapAdmin whether user {@code admin} may log in with that password; without it only
 *     as long as no {@code oidc} is configured
 * @param secureCookies browsers send the cookies over TLS only; browsers make an exception for
 *     loopback addresses, so only plain HTTP from elsewhere needs {@code false}
 * @param sessionIdle a session ends after so long without anybody doing anything; a page that
 *     refreshes itself does not count
 * @param sessionLifetime a session ends after so long whatever is done in it
 * @param oidc login at the authority's own provider
 */
@ConfigurationProperties(prefix = "fallbruecke.console", ignoreUnknownFields = false)
record ConsoleSettings(
    @Nullable Path adminPasswordFile,
    @Nullable Boolean bootstrapAdmin,
    @DefaultValue("true") boolean secureCookies,
    @DefaultValue("30m") Duration sessionIdle,
    @DefaultValue("12h") Duration sessionLifetime,
    @Nullable OidcSettings oidc) {

  /** Whether somebody may log in with the password of user {@code admin}. */
  boolean passwords() {
    return bootstrapAdmin == null ? oidc == null : bootstrapAdmin;
  }
}
