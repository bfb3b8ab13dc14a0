package de.fallbruecke.simulator;

import java.io.InputStream;

/**
 * Bytes that look random and follow from seed and position alone: any amount of content that nobody
 * has to keep, that does not compress, and of which every part can be made again.
 */
final class SyntheticBytes extends InputStream {
  private final long seed;
  private final long count;
  private long position;

  SyntheticBytes(long seed, long count) {
    this.seed = seed;
    this.count = count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (position == count) {
      return -1;
    }
    int n = (int) Math.min(count - position, length);
    long word = 0;
    for (int i = 0; i < n; i++, position++) {
      int place = (int) (position & 7);
      if (i == 0 || place == 0) {
        word = word(position >>> 3);
      }
      buffer[offset + i] = (byte) (word >>> (8 * place));
    }
    return n;
  }

  @Override
  public long skip(long n) {
    long skipped = Math.max(0, Math.min(n, count - position));
    position += skipped;
    return skipped;
  }

  /** SplitMix64: eight bytes for each number. */
  private long word(long number) {
    long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
