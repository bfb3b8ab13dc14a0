package de.fallbruecke.evidence;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real log. */
public final class TestEvidence {
  private TestEvidence() {}

  public static EvidenceLog postgres(JdbcClient jdbc, Clock clock) {
    return new PostgresEvidenceLog(jdbc, clock);
  }
}
