package de.fallbruecke.proof;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key of this installation, made when the first proof is asked for, by one process for all. Its
 * private half lies in the vault, so it is as safe as the content and is lost with the master key
 * only; proofs that were handed out stay valid.
 */
final class ProofKeys {
  private static final String PART = "proof-key";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final TransactionTemplate transaction;
  private final IdSource ids;
  private final Clock clock;
  private volatile @Nullable SigningKey known;

  ProofKeys(
      JdbcClient jdbc, Vault vault, TransactionTemplate transaction, IdSource ids, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  SigningKey signing() {
    SigningKey key = known;
    if (key == null) {
      key = stored().map(this::read).orElseGet(this::make);
      known = key;
    }
    return key;
  }

  /** Its id and since when it is there; nothing before the first proof, and none is made. */
  List<HeldKey> held() {
    return jdbc.sql("select thumbprint, made_at from proof_key")
        .query(
            (row, number) ->
                new HeldKey(
                    "proof-signature",
                    "fallbruecke.proof",
                    null,
                    row.getString("thumbprint"),
                    "Ed25519",
                    row.getObject("made_at", OffsetDateTime.class).toInstant(),
                    null))
        .list();
  }

  private Optional<UUID> stored() {
    return jdbc.sql("select vault_owner from proof_key").query(UUID.class).optional();
  }

  private SigningKey read(UUID owner) {
    String jwk = new String(vault.readFully(owner, PART), StandardCharsets.UTF_8);
    return SigningKey.parse(jwk)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.VAULT_CONTENT_DAMAGED,
                    "The key that signs proofs cannot be read. No proof was made. Restore the database from your backup."));
  }

  private SigningKey make() {
    SigningKey fresh = SigningKey.generate();
    UUID owner = ids.next();
    try (Staging staging = vault.stage(owner)) {
      try (OutputStream out = staging.write(PART, "application/jwk+json")) {
        out.write(fresh.privateJwk().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      transaction.executeWithoutResult(
          status -> {
            staging.commit();
            if (!enter(owner, fresh)) {
              // another process was faster: its key counts
              vault.destroy(owner);
            }
          });
    }
    return stored().map(this::read).orElseThrow();
  }

  private boolean enter(UUID owner, SigningKey fresh) {
    return jdbc.sql(
                "insert into proof_key (only_row, vault_owner, thumbprint, jwk, made_at) values (true, ?, ?, ?, ?) on conflict do nothing")
            .param(owner)
            .param(fresh.thumbprint())
            .param(fresh.publicJwk())
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
