package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;

/**
 * The body of one request, read piece by piece while it is sent: memory does not depend on its
 * size, and its length is announced, so that a target can tell a broken request from a whole one.
 */
public final class RequestBody implements AutoCloseable {
  /** Some bytes of known length. */
  public interface Piece {
    /** Bytes. */
    long length();

    /** Reads it from its beginning. */
    InputStream open() throws IOException;
  }

  private final String contentType;
  private final long length;
  private final PieceStream stream;
  private volatile boolean begun;

  private final String digest;

  /**
   * @param digest SHA-512 as {@link RequestSignature} describes it
   */
  public RequestBody(String contentType, List<Piece> pieces, String digest) {
    this.digest = digest;
    this.contentType = contentType;
    this.length = pieces.stream().mapToLong(Piece::length).sum();
    this.stream = new PieceStream(List.copyOf(pieces));
  }

  public String contentType() {
    return contentType;
  }

  /** Some text in UTF-8. */
  public static Piece text(String text) {
    return new Multipart.Text(text);
  }

  /** The content of an item. */
  public static Piece content(Item item) {
    return new Multipart.Content(item);
  }

  /** See {@link RequestSignature}. */
  String digest() {
    return digest;
  }

  BodyPublisher publisher() {
    if (length == 0) {
      // the client does not say when it sends nothing: after the head, as far as we know
      begun = true;
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::begin), length);
  }

  /** All of it at once, for tests; nothing is left to send then. */
  public byte[] bytes() throws IOException {
    return stream.readAllBytes();
  }

  private InputStream begin() {
    begun = true;
    return stream;
  }

  /** Whether the client came as far as to ask for the body. */
  boolean begun() {
    return begun;
  }

  /** How many of its bytes the client has fetched. */
  long sent() {
    return stream.count();
  }

  /** What went wrong on our side, if something did. */
  Optional<RuntimeException> failure() {
    return stream.failure();
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException ignored) {
      // nothing more is read from it
    }
  }
}
