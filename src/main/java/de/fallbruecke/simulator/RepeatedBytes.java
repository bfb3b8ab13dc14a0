package de.fallbruecke.simulator;

import java.io.InputStream;
import java.util.Arrays;

/** Many equal bytes out of nothing. */
final class RepeatedBytes extends InputStream {
  private final byte value;
  private long left;

  RepeatedBytes(int value, long count) {
    this.value = (byte) value;
    this.left = count;
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    return value & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left == 0) {
      return length == 0 ? 0 : -1;
    }
    int n = (int) Math.min(left, length);
    Arrays.fill(buffer, offset, offset + n, value);
    left -= n;
    return n;
  }

  @Override
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, left));
    left -= skipped;
    return skipped;
  }
}
