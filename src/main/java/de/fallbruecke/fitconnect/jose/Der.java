package de.fallbruecke.fitconnect.jose;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Just enough of DER (X.690) to write a certificate and a request for one. */
final class Der {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

  /** sha256WithRSAEncryption, 1.2.840.113549.1.1.11, with its NULL parameter. */
  static final byte[] SHA256_WITH_RSA =
      sequence(
          new byte[] {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 11},
          new byte[] {5, 0});

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] integer(BigInteger value) {
    return tagged(2, value.toByteArray());
  }

  static byte[] bits(byte[] content) {
    return tagged(3, new byte[] {0}, content);
  }

  /** GeneralizedTime, also for years before 2050: readers take both. */
  static byte[] time(Instant at) {
    return tagged(
        0x18, TIME.format(at.atOffset(ZoneOffset.UTC)).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length < 0x80) {
      all.write(length);
    } else {
      byte[] size = BigInteger.valueOf(length).toByteArray();
      int skip = size[0] == 0 ? 1 : 0;
      all.write(0x80 | (size.length - skip));
      all.write(size, skip, size.length - skip);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
