package de.fallbruecke.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a content (RFC 9110 §14).
 *
 * @param first index of the first byte
 * @param last index of the last byte
 */
record ByteRange(long first, long last) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  long length() {
    return last - first + 1;
  }

  /**
   * What a Range header asks for; null if it is none of bytes or cannot be read, which is to be
   * ignored.
   *
   * @throws RangeRefused if the content does not reach that far, or if several parts are asked for:
   *     they would be sent as multipart, which nobody needs who can ask twice
   */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    if (header == null) {
      return null;
    }
    String asked = header.strip();
    if (asked.startsWith("bytes=") && asked.contains(",")) {
      throw new RangeRefused(size);
    }
    Matcher one = ONE.matcher(asked);
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return null;
    }
    return one.group(1).isEmpty()
        ? suffix(Long.parseLong(one.group(2)), size)
        : fromTo(Long.parseLong(one.group(1)), one.group(2), size);
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0 || size == 0) {
      throw new RangeRefused(size);
    }
    return new ByteRange(Math.max(0, size - length), size - 1);
  }

  private static @Nullable ByteRange fromTo(long first, String to, long size) {
    long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
    if (last < first) {
      return null;
    }
    if (first >= size) {
      throw new RangeRefused(size);
    }
    return new ByteRange(first, Math.min(last, size - 1));
  }
}
