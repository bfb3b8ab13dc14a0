package de.fallbruecke.fitconnect.jose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the five segments of a compact JWE one after the other, holding one buffer of it. */
final class CompactReader {
  private static final int TAG_CHARACTERS = 22;

  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private int dots;

  CompactReader(InputStream in) {
    this.in = in;
  }

  /** The whole next segment. */
  byte[] segment(int maximum) throws IOException, JweRefused {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    for (int c = read(); c != '.'; c = read()) {
      if (c < 0 || segment.size() == maximum) {
        throw new JweRefused(Refusal.MALFORMED);
      }
      segment.write(c);
    }
    dots++;
    return segment.toByteArray();
  }

  /**
   * Fills the target from the present segment.
   *
   * @return fewer characters than the target holds only if the segment ended
   */
  int fill(byte[] target) throws IOException, JweRefused {
    int count = 0;
    while (count < target.length) {
      if (position == limit && !refill()) {
        throw new JweRefused(Refusal.MALFORMED);
      }
      while (position < limit && count < target.length) {
        byte c = buffer[position++];
        if (c == '.') {
          dots++;
          return count;
        }
        target[count++] = c;
      }
    }
    return count;
  }

  /**
   * The fifth segment, whatever lies before it; reads to the end.
   *
   * @return null if there are not exactly five segments or the last has not the length of a tag
   */
  @Nullable String tag() throws IOException {
    StringBuilder last = new StringBuilder();
    for (int c = read(); c >= 0; c = read()) {
      if (c == '.') {
        dots++;
        last.setLength(0);
      } else if (last.length() <= TAG_CHARACTERS) {
        last.append((char) c);
      }
    }
    return dots == 4 && last.length() == TAG_CHARACTERS ? last.toString() : null;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private int read() throws IOException {
    return position < limit || refill() ? buffer[position++] & 0xff : -1;
  }

  private boolean refill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
