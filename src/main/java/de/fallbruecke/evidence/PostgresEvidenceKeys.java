package de.fallbruecke.evidence;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys in table evidence_key. */
record PostgresEvidenceKeys(JdbcClient jdbc, Clock clock) implements EvidenceKeys {
  @Override
  public void keep(EvidenceKey key) {
    jdbc.sql(
            "insert into evidence_key (thumbprint, jwk, kept_at) values (?, ?, ?) on conflict do nothing")
        .param(key.thumbprint())
        .param(key.jwk())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<EvidenceKey> find(String thumbprint) {
    return jdbc.sql("select thumbprint, jwk from evidence_key where thumbprint = ?")
        .param(thumbprint)
        .query((row, n) -> new EvidenceKey(row.getString(1), row.getString(2)))
        .optional();
  }
}
