package de.fallbruecke.simulator.sink;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads multipart/form-data (RFC 7578) as a stream: part by part, nothing is kept, and a boundary
 * split over two reads is found all the same.
 */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("(?:^|;)\\s*name=\"?([^\";]*)\"?");
  private static final int MAX_HEADERS = 16 * 1024;

  /** The body is no multipart, or ends in the middle. */
  static final class MalformedException extends IOException {
    MalformedException(String message) {
      super(message);
    }
  }

  private final BufferedInputStream in;
  private final byte[] delimiter;
  private boolean ended;

  Multipart(InputStream in, String boundary) throws IOException {
    this.in = new BufferedInputStream(in, 64 * 1024);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
    if (!Arrays.equals(this.in.readNBytes(first.length), first)) {
      throw new MalformedException("the body does not begin with the boundary");
    }
    afterDelimiter();
  }

  /** The boundary parameter of a Content-Type. */
  static Optional<String> boundary(String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  /** Goes to the next part and answers its form name; empty after the last one. */
  Optional<String> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    Matcher name = NAME.matcher(headers().getOrDefault("content-disposition", ""));
    return Optional.of(name.find() ? name.group(1) : "");
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    int read = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      read += line.length();
      if (read > MAX_HEADERS) {
        throw new MalformedException("the headers of a part are too long");
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.size() > MAX_HEADERS) {
        throw new MalformedException("the body ends inside a header");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /** Copies the content of the current part and stands before the next one afterwards. */
  void copyTo(OutputStream out) throws IOException {
    int matched = 0;
    while (matched < delimiter.length) {
      int b = in.read();
      if (b < 0) {
        throw new MalformedException("the body ends inside a part");
      }
      if (b == delimiter[matched]) {
        matched++;
      } else {
        // CR occurs only at the delimiter's begin, so nothing but a new begin can overlap
        out.write(delimiter, 0, matched);
        matched = b == delimiter[0] ? 1 : 0;
        if (matched == 0) {
          out.write(b);
        }
      }
    }
    afterDelimiter();
  }

  private void afterDelimiter() throws IOException {
    int first = in.read();
    int second = in.read();
    if (first == '-' && second == '-') {
      ended = true;
    } else if (first != '\r' || second != '\n') {
      throw new MalformedException("a boundary is followed by something else");
    }
  }
}
