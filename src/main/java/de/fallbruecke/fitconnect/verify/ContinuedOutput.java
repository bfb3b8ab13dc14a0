package de.fallbruecke.fitconnect.verify;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Lets a piece begin anew after its download broke, without writing anything twice: what the target
 * has already is left out. Whether both downloads held the same bytes shows the hash over the whole
 * attachment.
 */
final class ContinuedOutput extends OutputStream {
  private final OutputStream target;
  private long written;
  private long position;

  ContinuedOutput(OutputStream target) {
    this.target = target;
  }

  /** From here on the piece comes again from its first byte. */
  void beginAnew() {
    position = 0;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int known = (int) Math.min(length, written - position);
    position += length;
    if (known < length) {
      target.write(bytes, offset + known, length - known);
      written = position;
    }
  }

  /** Closes nothing: further pieces follow. */
  @Override
  public void close() {}
}
