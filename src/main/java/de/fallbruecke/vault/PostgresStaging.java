package de.fallbruecke.vault;

import com.google.crypto.tink.StreamingAead;
import de.fallbruecke.platform.IdSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts being written to vault_part and vault_chunk. */
final class PostgresStaging implements Staging {
  private final JdbcClient jdbc;
  private final StreamingAead cipher;
  private final UUID owner;
  private final IdSource ids;
  private final Clock clock;
  private final Map<String, UUID> begun = new LinkedHashMap<>();
  private final Map<String, StoredPart> written = new LinkedHashMap<>();
  private boolean committed;

  PostgresStaging(JdbcClient jdbc, StreamingAead cipher, UUID owner, IdSource ids, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.owner = owner;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public OutputStream write(String name, String mediaType) {
    discard(name);
    UUID part = ids.next();
    jdbc.sql("insert into vault_part (id, owner, staged_at) values (?, ?, ?)")
        .params(part, owner, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    begun.put(name, part);
    try {
      return new PartOutput(
          cipher.newEncryptingStream(
              new ChunkOutput(jdbc, part), PostgresVault.associatedData(owner, name)),
          (size, sha512) -> written.put(name, new StoredPart(name, mediaType, size, sha512)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Encryption cannot start", e);
    }
  }

  @Override
  public StoredPart written(String name) {
    StoredPart part = written.get(name);
    if (part == null) {
      throw new IllegalStateException("Part " + name + " was not written or not closed");
    }
    return part;
  }

  @Override
  public void discard(String name) {
    written.remove(name);
    UUID part = begun.remove(name);
    if (part != null) {
      jdbc.sql("delete from vault_part where id = ? and name is null").param(part).update();
    }
  }

  @Override
  public void commit() {
    for (Map.Entry<String, UUID> entry : begun.entrySet()) {
      StoredPart part = written(entry.getKey());
      jdbc.sql("delete from vault_part where owner = ? and name = ? and id <> ?")
          .params(owner, part.name(), entry.getValue())
          .update();
      int changed =
          jdbc.sql(
                  "update vault_part set name = ?, media_type = ?, size = ?, sha512 = ? where id = ?")
              .params(part.name(), part.mediaType(), part.size(), part.sha512(), entry.getValue())
              .update();
      if (changed != 1) {
        throw new UncheckedIOException(
            new IOException("Staged part of " + owner + " is gone; the step must run again"));
      }
    }
    committed = true;
  }

  @Override
  public void close() {
    if (!committed) {
      begun.keySet().stream().toList().forEach(this::discard);
    }
  }
}
