package de.fallbruecke.delivery.soap;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** The XML of an answer, also where it comes as MTOM package without attachments. */
final class RootPart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([A-Za-z0-9'()+_,./:=?-]{1,70})\"?", Pattern.CASE_INSENSITIVE);

  private RootPart() {}

  /** The first part; answers of ours never have a second. */
  static byte[] of(String contentType, byte[] body) throws XMLStreamException {
    if (!contentType.regionMatches(true, 0, "multipart/related", 0, 17)) {
      return body;
    }
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw new XMLStreamException("a package without boundary");
    }
    // ISO 8859-1 maps bytes to characters one to one
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String mark = "--" + boundary.group(1);
    int part = text.indexOf(mark);
    int begin = text.indexOf("\r\n\r\n", Math.max(part, 0));
    int end = text.indexOf("\r\n" + mark, Math.max(begin, 0) + 4);
    if (part < 0 || begin < 0 || end < 0 || !text.startsWith("--", end + 2 + mark.length())) {
      throw new XMLStreamException("a package that is not one part");
    }
    return text.substring(begin + 4, end).getBytes(StandardCharsets.ISO_8859_1);
  }
}
