package de.fallbruecke.vault;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault in PostgreSQL. */
final class PostgresVault implements Vault, Leftovers {
  private static final int SMALL = 64 * 1024 * 1024;

  private final JdbcClient jdbc;
  private final DataKeys keys;
  private final IdSource ids;
  private final Clock clock;

  PostgresVault(JdbcClient jdbc, DataKeys keys, IdSource ids, Clock clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Binds each cipher text to its owner and name, so that parts cannot be exchanged in the table.
   */
  static byte[] associatedData(UUID owner, String name) {
    return (owner + "/" + name).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Staging stage(UUID owner) {
    return new PostgresStaging(jdbc, keys.forWriting(owner), owner, ids, clock);
  }

  @Override
  public List<StoredPart> parts(UUID owner) {
    return jdbc.sql(
            "select name, media_type, size, sha512 from vault_part where owner = ? and name is not null order by name")
        .param(owner)
        .query(
            (row, n) ->
                new StoredPart(
                    row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
        .list();
  }

  @Override
  public InputStream read(UUID owner, String part) {
    var cipher = keys.forReading(owner);
    UUID id =
        jdbc.sql("select id from vault_part where owner = ? and name = ?")
            .params(owner, part)
            .query(UUID.class)
            .optional()
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.VAULT_CONTENT_MISSING,
                        "Part %s of %s is not in the vault. The submission cannot go on without it; restore the database from your backup or fetch it again while the portal still has it."
                            .formatted(part, owner)));
    try {
      return new AuthenticatedInput(
          cipher.newDecryptingStream(new ChunkInput(jdbc, id), associatedData(owner, part)),
          owner,
          part);
    } catch (GeneralSecurityException | IOException e) {
      throw AuthenticatedInput.damaged(owner, part, e);
    }
  }

  @Override
  public byte[] readFully(UUID owner, String part) {
    try (InputStream in = read(owner, part)) {
      byte[] plain = in.readNBytes(SMALL + 1);
      if (plain.length > SMALL) {
        throw new IllegalArgumentException("Part " + part + " is too large to be read at once");
      }
      return plain;
    } catch (IOException e) {
      throw AuthenticatedInput.damaged(owner, part, e);
    }
  }

  @Override
  public void destroy(UUID owner) {
    keys.destroy(owner);
    jdbc.sql("delete from vault_part where owner = ?").param(owner).update();
  }

  @Override
  public int sweep(Duration olderThan) {
    return jdbc.sql("delete from vault_part where name is null and staged_at < ?")
        .param(clock.instant().minus(olderThan).atOffset(ZoneOffset.UTC))
        .update();
  }
}
