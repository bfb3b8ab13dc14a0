package de.fallbruecke.simulator.sink;

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

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private boolean ended;

  Multipart(InputStream in, String boundary) throws IOException {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    for (int i = 2; i < delimiter.length; i++) {
      if (read() != delimiter[i]) {
        throw new MalformedException("the body does not begin with the boundary");
      }
    }
    afterDelimiter();
  }

  private int read() throws IOException {
    if (position == limit) {
      refill();
    }
    return buffer[position++] & 0xff;
  }

  /** Keeps what is unread and adds at least one byte. */
  private void refill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n < 0) {
      throw new MalformedException("the body ends in the middle");
    }
    limit += n;
  }

  /** The boundary parameter of a Content-Type. */
  static Optional<String> boundary(String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  /** What stands before the content of a part; names in lower case. */
  record Head(Map<String, String> fields) {
    Head {
      fields = Map.copyOf(fields);
    }

    /** The form name; empty text if there is none. */
    String name() {
      Matcher name = NAME.matcher(fields.getOrDefault("content-disposition", ""));
      return name.find() ? name.group(1) : "";
    }

    /** A field of the part. */
    Optional<String> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  /** Goes to the next part; empty after the last one. */
  Optional<Head> next() throws IOException {
    return ended ? Optional.empty() : Optional.of(new Head(headers()));
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
    for (int b = read(); b != '\n'; b = read()) {
      if (line.size() > MAX_HEADERS) {
        throw new MalformedException("the headers of a part are too long");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  /** Copies the content of the current part and stands before the next one afterwards. */
  void copyTo(OutputStream out) throws IOException {
    while (true) {
      int begin = indexOfCr();
      out.write(buffer, position, begin - position);
      position = begin;
      if (position == limit) {
        refill();
      } else if (isDelimiter()) {
        position += delimiter.length;
        afterDelimiter();
        return;
      } else {
        out.write(buffer[position++]); // a CR that begins nothing
      }
    }
  }

  /** Place of the next CR, with which every delimiter begins; the end of the buffer if none. */
  private int indexOfCr() {
    int at = position;
    while (at < limit && buffer[at] != '\r') {
      at++;
    }
    return at;
  }

  private boolean isDelimiter() throws IOException {
    while (limit - position < delimiter.length) {
      refill();
    }
    return Arrays.equals(
        buffer, position, position + delimiter.length, delimiter, 0, delimiter.length);
  }

  private void afterDelimiter() throws IOException {
    int first = read();
    int second = read();
    if (first == '-' && second == '-') {
      ended = true;
    } else if (first != '\r' || second != '\n') {
      throw new MalformedException("a boundary is followed by something else");
    }
  }
}
