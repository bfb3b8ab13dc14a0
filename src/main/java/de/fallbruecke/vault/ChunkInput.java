package de.fallbruecke.vault;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows back to cipher text, one row in memory at a time. */
final class ChunkInput extends InputStream {
  private final JdbcClient jdbc;
  private final UUID part;
  private byte[] chunk = new byte[0];
  private int position;
  private int number;
  private boolean ended;

  ChunkInput(JdbcClient jdbc, UUID part) {
    this.jdbc = jdbc;
    this.part = part;
  }

  @Override
  public int read() {
    return fetched() ? chunk[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fetched()) {
      return -1;
    }
    int take = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, take);
    position += take;
    return take;
  }

  private boolean fetched() {
    while (position == chunk.length && !ended) {
      Optional<byte[]> next =
          jdbc.sql("select bytes from vault_chunk where part = ? and number = ?")
              .params(part, number++)
              .query((row, n) -> row.getBytes(1))
              .optional();
      chunk = next.orElseGet(() -> new byte[0]);
      position = 0;
      ended = next.isEmpty();
    }
    return !ended;
  }
}
