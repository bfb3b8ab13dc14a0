package de.fallbruecke.reply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A kind of file that can be told by its ending and its first bytes together: many programs send
 * every file as {@code application/octet-stream}. Signatures: ISO 32000 §7.5.2 (PDF), RFC 2083 §3.1
 * (PNG), ISO 10918-1 (JPEG), TIFF 6.0 §2; XML and JSON by the first character that is allowed.
 *
 * @param mediaTypes the media types it goes by, the usual one first
 * @param endings of its name, lower case, without dot
 * @param beginning whether a file that starts so may be one
 * @param certain whether the first bytes tell it from every other kind
 */
record FileKind(
    List<String> mediaTypes, List<String> endings, Predicate<byte[]> beginning, boolean certain) {
  private static final String MARK = "\u00ef\u00bb\u00bf";
  private static final String XML_SPACE = " \t\r\n";

  static final List<FileKind> ALL =
      List.of(
          marked("application/pdf", List.of("pdf"), "%PDF-"),
          marked("image/png", List.of("png"), "\u0089PNG\r\n\u001a\n"),
          marked("image/jpeg", List.of("jpg", "jpeg"), "\u00ff\u00d8\u00ff"),
          marked("image/tiff", List.of("tif", "tiff"), "II*\0", "MM\0*"),
          new FileKind(
              List.of("application/xml", "text/xml"), List.of("xml"), FileKind::isXml, false),
          new FileKind(List.of("application/json"), List.of("json"), FileKind::isJson, false),
          new FileKind(List.of("text/plain"), List.of("txt"), FileKind::isText, false));

  private static FileKind marked(String mediaType, List<String> endings, String... signatures) {
    return new FileKind(
        List.of(mediaType),
        endings,
        head -> List.of(signatures).stream().anyMatch(latin(head)::startsWith),
        true);
  }

  /** The kind that the ending of a name stands for. */
  static Optional<FileKind> named(String filename) {
    String ending =
        filename.substring(filename.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    return filename.indexOf('.') < 0
        ? Optional.empty()
        : ALL.stream().filter(kind -> kind.endings().contains(ending)).findFirst();
  }

  /** The kind of a media type. */
  static Optional<FileKind> of(String mediaType) {
    return ALL.stream().filter(kind -> kind.mediaTypes().contains(mediaType)).findFirst();
  }

  private static boolean isXml(byte[] head) {
    String start = latin(head);
    return isWide(start)
        ? start.startsWith("\0<", start.startsWith("\u00fe\u00ff") ? 2 : 0)
            || start.startsWith("<\0", start.startsWith("\u00ff\u00fe") ? 2 : 0)
        : first(start) == '<';
  }

  private static boolean isJson(byte[] head) {
    char first = first(latin(head));
    return first == '{' || first == '[';
  }

  /** No control characters: a program or a picture has them soon. */
  private static boolean isText(byte[] head) {
    return IntStream.range(0, head.length)
        .map(at -> head[at] & 0xff)
        .noneMatch(c -> c == 0x7f || (c < 0x20 && "\t\n\f\r".indexOf(c) < 0));
  }

  /** UTF-16, with or without its mark. */
  private static boolean isWide(String start) {
    return start.indexOf('\0') >= 0;
  }

  private static char first(String start) {
    String text = start.startsWith(MARK) ? start.substring(MARK.length()) : start;
    return (char)
        text.chars().filter(c -> XML_SPACE.indexOf(c) < 0).findFirst().orElse(Character.MIN_VALUE);
  }

  private static String latin(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
