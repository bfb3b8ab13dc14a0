package de.fallbruecke.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the vault.
 *
 * @param masterKeyFile file with the master key (a Tink keyset as JSON, mode 0600); without it the
 *     file {@code vault-master-key.json} in the data directory
 * @param generateMasterKey make the file when it is absent and nothing is stored yet; for
 *     evaluation
 */
@ConfigurationProperties(prefix = "fallbruecke.vault", ignoreUnknownFields = false)
record VaultSettings(@Nullable Path masterKeyFile, boolean generateMasterKey) {}
