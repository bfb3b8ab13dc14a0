package de.fallbruecke.api;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Streams one item as an answer: whole or one range, with conditions (RFC 9110 §13, §14), its hash
 * (RFC 9530) and headers that keep a browser from interpreting it. Memory does not grow with size.
 */
final class ContentAnswer {
  private static final int PIECE = 64 * 1024;

  /** Called before the first byte leaves; whether that byte is the content's first. */
  interface BeforeFirstByte {
    void handOut(boolean begins);
  }

  private ContentAnswer() {}

  static void write(
      Item item, BeforeFirstByte evidence, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String etag = '"' + item.sha512() + '"';
    String match = request.getHeader(HttpHeaders.IF_MATCH);
    if (match != null && !names(match, etag, false)) {
      throw new ApiFault(
          FaultCode.API_PRECONDITION_FAILED, "The content is another one than If-Match names.");
    }
    headers(item, etag, response);
    String noneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (noneMatch != null && names(noneMatch, etag, true)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    ByteRange range = range(request, etag, item.size());
    String digest = "sha-512=:" + base64(item.sha512()) + ":";
    response.setHeader("Repr-Digest", digest);
    if (range == null) {
      response.setHeader("Content-Digest", digest);
      response.setContentLengthLong(item.size());
    } else {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(range.first(), range.last(), item.size()));
      response.setContentLengthLong(range.length());
    }
    if (!request.getMethod().equals("HEAD")) {
      evidence.handOut(range == null || range.first() == 0);
      stream(item, range, response.getOutputStream());
    }
  }

  private static void headers(Item item, String etag, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, etag);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.CONTENT_TYPE, item.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(item.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
  }

  /** A range of something that has changed meanwhile would be a part of the wrong whole. */
  private static @Nullable ByteRange range(HttpServletRequest request, String etag, long size) {
    String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
    return ifRange == null || ifRange.strip().equals(etag)
        ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), size)
        : null;
  }

  private static boolean names(String header, String etag, boolean weak) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(","))
            .map(String::strip)
            .map(one -> weak && one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(etag::equals);
  }

  private static void stream(Item item, @Nullable ByteRange range, OutputStream out)
      throws IOException {
    try (InputStream in = item.open()) {
      if (range == null) {
        in.transferTo(out);
        return;
      }
      // Each segment is authenticated as it is read, so a part needs no hash over the whole.
      byte[] piece = new byte[PIECE];
      long skip = range.first();
      long left = range.length();
      while (left > 0) {
        int n = in.read(piece, 0, (int) Math.min(PIECE, skip + left));
        if (n < 0) {
          throw new IOException("The content ended before its range");
        }
        int from = (int) Math.min(skip, n);
        out.write(piece, from, n - from);
        skip -= from;
        left -= n - from;
      }
    }
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
