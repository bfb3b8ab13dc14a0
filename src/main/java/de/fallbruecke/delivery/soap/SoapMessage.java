package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.rest.RequestBody;
import de.fallbruecke.delivery.rest.RequestBody.Piece;
import de.fallbruecke.platform.IdSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts envelope and documents together: as MTOM or, base64 in its place, as one XML document. */
record SoapMessage(SoapOptions options, IdSource ids) {
  private static final String ROOT = "envelope@fallbruecke";

  /** As our writer and Saxon's serialiser write it. */
  private static final Pattern INCLUDE =
      Pattern.compile("<(?:[\\w-]+:)?Include\\b[^>]*?\\bhref=\"cid:([^\"]{1,200})\"[^>]*?/>");

  /**
   * The request with these contents, of which it may use some.
   *
   * @throws IOException if a content cannot be read; only a signature reads any here
   */
  RequestBody of(String action, String content, Parcel parcel) throws IOException {
    Map<String, Item> items = new LinkedHashMap<>();
    parcel.items().forEach(item -> items.put(HandOverDocument.contentId(item), item));
    String envelope = new Envelope(options, ids).of(action, content, items);
    return options.mtom() ? packed(action, envelope, items) : inline(action, envelope, items);
  }

  /** A request without documents. */
  RequestBody of(String action, String content) throws IOException {
    String envelope = new Envelope(options, ids).of(action, content, Map.of());
    return new RequestBody(mediaType(action), List.of(RequestBody.text(envelope)), "");
  }

  /** XOP 1.0 §4 and SOAP MTOM §3.2; each document that the body includes, once, in its order. */
  private RequestBody packed(String action, String envelope, Map<String, Item> items) {
    String boundary = "fallbruecke-" + ids.next();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(
        RequestBody.text(
            "--%s\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"%s\"\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <%s>\r\n\r\n%s"
                .formatted(boundary, options.version().mediaType(), ROOT, envelope)));
    Map<String, Item> used = new LinkedHashMap<>();
    Matcher include = INCLUDE.matcher(envelope);
    while (include.find()) {
      Item item = items.get(include.group(1));
      if (item != null) {
        used.put(include.group(1), item);
      }
    }
    used.forEach(
        (id, item) -> {
          pieces.add(
              RequestBody.text(
                  "\r\n--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <%s>\r\n\r\n"
                      .formatted(boundary, item.mediaType(), id)));
          pieces.add(RequestBody.content(item));
        });
    pieces.add(RequestBody.text("\r\n--" + boundary + "--\r\n"));
    String type =
        "multipart/related; type=\"application/xop+xml\"; start=\"<%s>\"; start-info=\"%s\"; boundary=\"%s\""
            .formatted(ROOT, options.version().mediaType(), boundary);
    return new RequestBody(
        options.version() == SoapVersion.V1_2 ? type + "; action=\"" + action + "\"" : type,
        pieces,
        "");
  }

  private RequestBody inline(String action, String envelope, Map<String, Item> items) {
    List<Piece> pieces = new ArrayList<>();
    Matcher include = INCLUDE.matcher(envelope);
    int from = 0;
    while (include.find()) {
      Item item = items.get(include.group(1));
      if (item != null) {
        pieces.add(RequestBody.text(envelope.substring(from, include.start())));
        pieces.add(new Base64Piece(item));
        from = include.end();
      }
    }
    pieces.add(RequestBody.text(envelope.substring(from)));
    return new RequestBody(mediaType(action), pieces, "");
  }

  private String mediaType(String action) {
    String type = options.version().mediaType() + "; charset=UTF-8";
    return options.version() == SoapVersion.V1_2 ? type + "; action=\"" + action + "\"" : type;
  }
}
