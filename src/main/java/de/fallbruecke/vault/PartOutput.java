package de.fallbruecke.vault;

import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BiConsumer;

/** Counts and hashes plain bytes on their way into the cipher; reports once when closed. */
final class PartOutput extends OutputStream {
  private final OutputStream cipher;
  private final BiConsumer<Long, String> whenClosed;
  private final MessageDigest digest = Sha512.digest();
  private long size;
  private boolean closed;

  PartOutput(OutputStream cipher, BiConsumer<Long, String> whenClosed) {
    this.cipher = cipher;
    this.whenClosed = whenClosed;
  }

  @Override
  public void write(int b) throws IOException {
    cipher.write(b);
    digest.update((byte) b);
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    cipher.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      cipher.close();
      whenClosed.accept(size, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
