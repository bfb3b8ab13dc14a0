package de.fallbruecke.console.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param adminPasswordFile file that holds the password of user {@code admin} alone, 12 to 72
 *     bytes; without it one is generated into {@code admin-password} in the data directory
 * @param secureCookies browsers send the cookies over TLS only; browsers make an exception for
 *     loopback addresses, so only plain HTTP from elsewhere needs {@code false}
 */
@ConfigurationProperties(prefix = "fallbruecke.console", ignoreUnknownFields = false)
record ConsoleSettings(
    @Nullable Path adminPasswordFile, @DefaultValue("true") boolean secureCookies) {}
