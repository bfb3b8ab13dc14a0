package de.fallbruecke.vault;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cipher text to rows of 512 KiB, each in a transaction of its own. */
final class ChunkOutput extends OutputStream {
  private static final int CHUNK = 512 * 1024;

  private final JdbcClient jdbc;
  private final UUID part;
  private byte[] buffer = new byte[4 * 1024];
  private int filled;
  private int number;
  private boolean closed;

  ChunkOutput(JdbcClient jdbc, UUID part) {
    this.jdbc = jdbc;
    this.part = part;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == CHUNK) {
        store();
      }
      int take = Math.min(left, CHUNK - filled);
      grow(filled + take);
      System.arraycopy(bytes, from, buffer, filled, take);
      filled += take;
      from += take;
      left -= take;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (filled > 0) {
        store();
      }
    }
  }

  private void grow(int needed) {
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(CHUNK, Math.max(needed, buffer.length * 2)));
    }
  }

  private void store() {
    jdbc.sql("insert into vault_chunk (part, number, bytes) values (?, ?, ?)")
        .params(part, number++, filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled))
        .update();
    filled = 0;
  }
}
