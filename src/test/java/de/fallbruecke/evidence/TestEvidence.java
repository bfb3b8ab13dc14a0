package de.fallbruecke.evidence;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real log. */
public final class TestEvidence {
  private TestEvidence() {}

  public static EvidenceLog postgres(JdbcClient jdbc, Clock clock) {
    return new PostgresEvidenceLog(jdbc, clock);
  }

  /** Keys of verified tokens, without a database. */
  public static EvidenceKeys keys() {
    Map<String, EvidenceKey> kept = new ConcurrentHashMap<>();
    return new EvidenceKeys() {
      @Override
      public void keep(EvidenceKey key) {
        kept.put(key.thumbprint(), key);
      }

      @Override
      public Optional<EvidenceKey> find(String thumbprint) {
        return Optional.ofNullable(kept.get(thumbprint));
      }
    };
  }

  public static EvidenceKeys keys(JdbcClient jdbc, Clock clock) {
    return new PostgresEvidenceKeys(jdbc, clock);
  }

  public static Ledger ledger(JdbcClient jdbc, Clock clock) {
    return new PostgresLedger(jdbc, clock);
  }
}
