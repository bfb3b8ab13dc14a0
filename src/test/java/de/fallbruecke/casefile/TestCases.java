package de.fallbruecke.casefile;

import de.fallbruecke.testkit.MemoryVault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens what this package does not publish, for tests of others. */
public final class TestCases {
  private TestCases() {}

  /** The real repository of entries; it has no records. */
  public static Cases postgres(JdbcClient jdbc) {
    return new StoredCases(jdbc, new MemoryVault(), CaseFormats.plain());
  }
}
