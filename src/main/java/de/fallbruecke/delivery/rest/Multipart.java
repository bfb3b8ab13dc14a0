package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.Sha512;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A parcel as multipart/form-data (RFC 7578): the main part first, named {@code case} or {@code
 * original}, then one part {@code document} each. File names are cleaned and stand in UTF-8 (§4.2
 * forbids {@code filename*}). {@code Document-Id} and {@code Content-Digest} (RFC 9530) are for
 * targets that look; others ignore them (§4.8).
 */
public final class Multipart {
  private final String boundary;

  public Multipart(UUID boundary) {
    this.boundary = "fallbruecke-" + boundary;
  }

  /** The body. */
  public RequestBody of(Parcel parcel) {
    List<RequestBody.Piece> pieces = new ArrayList<>();
    for (Item item : parcel.items()) {
      pieces.add(new Text(head(item)));
      pieces.add(new Content(item));
      pieces.add(new Text("\r\n"));
    }
    pieces.add(new Text(end()));
    return new RequestBody("multipart/form-data; boundary=" + boundary, pieces, digest(parcel));
  }

  private String head(Item item) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\nContent-ID: <%s>\r\nDocument-Id: %s\r\nContent-Digest: sha-512=:%s:\r\n\r\n"
        .formatted(
            boundary,
            item.role().name().toLowerCase(Locale.ROOT),
            item.name(),
            item.mediaType(),
            item.id(),
            item.id(),
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(item.sha512())));
  }

  /**
   * SHA-512 of the body in which the SHA-512 of each content, in lower-case hex, takes its place.
   */
  private String digest(Parcel parcel) {
    MessageDigest digest = Sha512.digest();
    for (Item item : parcel.items()) {
      digest.update((head(item) + item.sha512() + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    digest.update(end().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private String end() {
    return "--" + boundary + "--\r\n";
  }

  /** Lines between the contents. */
  record Text(byte[] bytes) implements RequestBody.Piece {
    Text(String text) {
      this(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** An item. */
  record Content(Item item) implements RequestBody.Piece {
    @Override
    public long length() {
      return item.size();
    }

    @Override
    public InputStream open() throws IOException {
      return item.open();
    }
  }
}
