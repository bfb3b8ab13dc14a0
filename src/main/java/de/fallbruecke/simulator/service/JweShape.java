package de.fallbruecke.simulator.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen of a compact JWE from outside, found while copying it.
 *
 * @param header first segment as sent, cut at 8 KiB
 * @param segments length of each segment in characters
 * @param length of the whole in characters
 * @param clean true if it consists of base64url characters and dots only
 */
record JweShape(String header, List<Long> segments, long length, boolean clean) {
  private static final int MAX_HEADER = 8192;

  JweShape {
    segments = List.copyOf(segments);
  }

  /** Copies the stream and looks at it; stops after {@code limit} bytes with a 413. */
  static JweShape copy(InputStream in, OutputStream out, long limit) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    List<Long> segments = new ArrayList<>();
    boolean clean = true;
    long length = 0;
    long segment = 0;
    byte[] buffer = new byte[64 * 1024];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      length += n;
      if (length > limit) {
        throw Problems.tooLarge("more than " + limit + " bytes");
      }
      for (int i = 0; i < n; i++) {
        byte b = buffer[i];
        if (b == '.') {
          segments.add(segment);
          segment = 0;
          clean &= segments.size() < 5;
        } else {
          segment++;
          clean &= isBase64Url(b);
          if (segments.isEmpty() && header.size() < MAX_HEADER) {
            header.write(b);
          }
        }
        if (segments.size() > 5) {
          return new JweShape("", segments, length, false);
        }
      }
      out.write(buffer, 0, n);
    }
    segments.add(segment);
    return new JweShape(header.toString(StandardCharsets.US_ASCII), segments, length, clean);
  }

  private static boolean isBase64Url(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_';
  }
}
