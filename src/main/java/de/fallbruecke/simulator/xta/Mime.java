package de.fallbruecke.simulator.xta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SOAP message with its parts (MTOM): read whole, written as a stream. */
record Mime(byte[] envelope, Map<String, byte[]> parts) {
  private static final Pattern PARAMETER =
      Pattern.compile("(\\w[\\w-]*)=(?:\"([^\"]*)\"|([^;\\s]+))");
  private static final String ROOT = "root@simulator";

  /**
   * Reads the body of a request.
   *
   * @throws IOException if it is neither SOAP 1.2 nor MTOM
   */
  static Mime read(String contentType, byte[] body) throws IOException {
    String type = contentType.split(";", 2)[0].strip();
    if (type.equalsIgnoreCase("application/soap+xml")) {
      return new Mime(body, Map.of());
    }
    if (!type.equalsIgnoreCase("multipart/related")
        || !parameter(contentType, "type").equalsIgnoreCase("application/xop+xml")) {
      throw new IOException("Neither application/soap+xml nor MTOM");
    }
    return parts(body, parameter(contentType, "boundary"), parameter(contentType, "start"));
  }

  private static Mime parts(byte[] body, String boundary, String start) throws IOException {
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    int at = indexOf(body, delimiter, 0);
    while (at >= 0) {
      int begin = at + delimiter.length;
      if (begin + 1 < body.length && body[begin] == '-' && body[begin + 1] == '-') {
        break;
      }
      int next = indexOf(body, delimiter, begin);
      if (next < 0) {
        throw new IOException("The multipart body ends too early");
      }
      part(body, begin + 2, next - 2, parts);
      at = next;
    }
    byte[] envelope = start.isEmpty() ? null : parts.remove(bare(start));
    if (envelope == null && !parts.isEmpty()) {
      envelope = parts.remove(parts.keySet().iterator().next());
    }
    if (at < 0 || envelope == null) {
      throw new IOException("The multipart body has no root part");
    }
    return new Mime(envelope, parts);
  }

  private static void part(byte[] body, int begin, int end, Map<String, byte[]> parts)
      throws IOException {
    int gap = indexOf(body, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), begin - 2);
    if (gap < 0 || gap > end) {
      throw new IOException("A part has no end of its headers");
    }
    String headers = new String(body, begin - 2, gap - begin + 2, StandardCharsets.UTF_8);
    Matcher id = Pattern.compile("(?im)^content-id:\\s*(\\S+)").matcher(headers);
    byte[] content = new byte[Math.max(0, end - gap - 4)];
    System.arraycopy(body, gap + 4, content, 0, content.length);
    if (parts.put(id.find() ? bare(id.group(1)) : "part-" + parts.size(), content) != null) {
      throw new IOException("Two parts have the same Content-ID");
    }
  }

  private static String bare(String id) {
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }

  private static int indexOf(byte[] where, byte[] what, int from) {
    outer:
    for (int i = Math.max(0, from); i <= where.length - what.length; i++) {
      for (int j = 0; j < what.length; j++) {
        if (where[i + j] != what[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  /** A parameter of a Content-Type; empty if it is missing. */
  static String parameter(String contentType, String name) {
    Matcher matcher = PARAMETER.matcher(contentType);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase(name)) {
        return matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      }
    }
    return "";
  }

  /** The Content-Type of what {@link #write} writes. */
  static String contentType(String boundary) {
    return "multipart/related; type=\"application/xop+xml\"; boundary=\""
        + boundary
        + "\"; start=\"<"
        + ROOT
        + ">\"; start-info=\"application/soap+xml\"";
  }

  void write(OutputStream out, String boundary) throws IOException {
    part(
        out,
        boundary,
        ROOT,
        "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"",
        envelope);
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      part(out, boundary, part.getKey(), "application/octet-stream", part.getValue());
    }
    out.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  byte[] bytes(String boundary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, boundary);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static void part(
      OutputStream out, String boundary, String id, String type, byte[] content)
      throws IOException {
    out.write(
        ("--"
                + boundary
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                + id
                + ">\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(content);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
