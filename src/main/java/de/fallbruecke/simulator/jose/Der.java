package de.fallbruecke.simulator.jose;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The little DER that a certificate needs; the JDK has no public way to make one. */
public final class Der {
  public static final int SEQUENCE = 0x30;
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  /** A value with its tag and length. */
  public static byte[] of(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 128) {
      out.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int skip = bytes[0] == 0 ? 1 : 0;
      out.write(0x80 | (bytes.length - skip));
      out.write(bytes, skip, bytes.length - skip);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  /** A name of only a common name. */
  public static byte[] name(String commonName) {
    return of(
        SEQUENCE,
        of(0x31, of(SEQUENCE, COMMON_NAME, of(0x0c, commonName.getBytes(StandardCharsets.UTF_8)))));
  }

  /** From when to when. */
  public static byte[] validity(Instant from, Instant until) {
    return of(SEQUENCE, time(from), time(until));
  }

  private static byte[] time(Instant instant) {
    return of(0x18, GENERALIZED_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }
}
