package de.fallbruecke.vault;

import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class VaultConfiguration {
  @Bean
  PostgresVault vault(
      VaultSettings settings, DataDirectory data, JdbcClient jdbc, IdSource ids, Clock clock) {
    DataKeys keys = new DataKeys(jdbc, masterKey(settings, data, jdbc), clock);
    keys.checkMasterKey();
    return new PostgresVault(jdbc, keys, ids, clock);
  }

  @Bean
  KeySource vaultKeys(VaultSettings settings, DataDirectory data) {
    Path file = file(settings, data);
    return () ->
        List.of(
            new HeldKey(
                "vault",
                "fallbruecke.vault",
                null,
                null,
                "AES-256-GCM",
                KeySource.since(file),
                null));
  }

  private static Path file(VaultSettings settings, DataDirectory data) {
    return settings.masterKeyFile() == null
        ? data.path().resolve("vault-master-key.json")
        : settings.masterKeyFile();
  }

  private static MasterKey masterKey(VaultSettings settings, DataDirectory data, JdbcClient jdbc) {
    Path file = file(settings, data);
    if (Files.exists(file)) {
      return MasterKey.read(file);
    }
    if (!settings.generateMasterKey() || DataKeys.any(jdbc)) {
      throw new Fault(
          FaultCode.VAULT_MASTER_KEY,
          "There is no master key at %s. Nothing was started. Set fallbruecke.vault.master-key-file to the key; only a new installation without content may set fallbruecke.vault.generate-master-key to true."
              .formatted(file));
    }
    return MasterKey.generate(file);
  }
}
