package de.fallbruecke.console.about;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the accessibility statement says of who runs this installation (§ 12b BGG and the laws of
 * the federal states ask for it).
 *
 * @param responsible name of the authority that answers for the console
 * @param contactMail where people report barriers
 * @param contactPhone the same by telephone
 * @param enforcement name and address of the body that settles disputes; it differs between the
 *     federal states
 */
@ConfigurationProperties(prefix = "fallbruecke.about", ignoreUnknownFields = false)
record AboutSettings(
    @Nullable String responsible,
    @Nullable String contactMail,
    @Nullable String contactPhone,
    @Nullable String enforcement) {}
