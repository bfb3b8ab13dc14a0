package de.fallbruecke.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real vault with a master key of their own. */
public final class TestVault {
  private TestVault() {}

  public static Vault postgres(JdbcClient jdbc, Clock clock) {
    try {
      Path directory = Files.createTempDirectory("fallbruecke-vault");
      Path file = directory.resolve("master.json");
      MasterKey key = MasterKey.generate(file);
      Files.delete(file);
      Files.delete(directory);
      return new PostgresVault(jdbc, new DataKeys(jdbc, key, clock), UUID::randomUUID, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
