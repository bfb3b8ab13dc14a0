package de.fallbruecke.simulator.xta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request within a dialect: what came in and what goes out.
 *
 * @param account whose certificate it is
 * @param operation name of the operation
 * @param headers by local name
 * @param body the element in the body; an empty one called "" if there is none
 */
record Exchange(
    XtaAccount account, String operation, Map<String, Tag> headers, Tag body, Mime mime) {
  /** What goes out: headers, the element of the body, and parts. */
  record Answer(List<Tag> headers, List<Tag> body, Map<String, byte[]> parts) {
    static Answer nothing() {
      return new Answer(List.of(), List.of(), Map.of());
    }

    static Answer of(Tag body, Tag... headers) {
      return new Answer(List.of(headers), List.of(body), Map.of());
    }
  }

  /**
   * A content element's bytes: inline base64 or a part.
   *
   * @throws Refused 9020 if they are missing
   */
  XtaContent content(Tag content) throws Refused {
    byte[] bytes;
    Tag include = content.find("Include").orElse(null);
    if (include == null) {
      try {
        bytes = java.util.Base64.getMimeDecoder().decode(content.text());
      } catch (IllegalArgumentException e) {
        throw Refused.with(9020, "The content is no base64");
      }
    } else {
      String href = include.attribute("href").orElse("");
      byte[] part =
          href.startsWith("cid:")
              ? mime.parts()
                  .get(
                      java.net.URLDecoder.decode(
                          href.substring(4).replace("+", "%2B"),
                          java.nio.charset.StandardCharsets.UTF_8))
              : null;
      if (part == null) {
        throw Refused.with(9020, "The include names no part of the message");
      }
      bytes = part;
    }
    return new XtaContent(
        content.attribute("contentType").orElse(""),
        content.attribute("filename").orElse(null),
        content.attribute("id").orElse(null),
        bytes);
  }

  /** Writes contents as elements with includes. */
  static final class Parts {
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final String scheme;

    Parts(String scheme) {
      this.scheme = scheme;
    }

    List<Tag> container(String namespace, XtaContent message, List<XtaContent> attachments) {
      List<Tag> all = new ArrayList<>();
      all.add(content(namespace, "Message", message));
      attachments.forEach(one -> all.add(content(namespace, "Attachment", one)));
      return all;
    }

    private Tag content(String namespace, String name, XtaContent content) {
      String id = "part-" + parts.size() + "@simulator";
      parts.put(id, content.bytes());
      return Tag.of(namespace, name, Tag.of(XOP, "Include").with("href", scheme + id))
          .with("contentType", content.contentType().isEmpty() ? null : content.contentType())
          .with("filename", content.fileName())
          .with("id", content.id() == null ? "part-" + parts.size() : content.id())
          .with("size", String.valueOf(Math.max(1, content.bytes().length)));
    }
  }
}
