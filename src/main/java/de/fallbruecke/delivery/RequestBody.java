package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, read piece by piece while it is sent: memory does not depend on its
 * size, and its length is announced, so that a target can tell a broken request from a whole one.
 */
final class RequestBody implements AutoCloseable {
  /** Some bytes of known length. */
  interface Piece {
    long length();

    InputStream open() throws IOException;
  }

  private final String contentType;
  private final List<Piece> pieces;
  private volatile @Nullable InputStream stream;
  private volatile @Nullable Fault failure;

  RequestBody(String contentType, List<Piece> pieces) {
    this.contentType = contentType;
    this.pieces = List.copyOf(pieces);
  }

  String contentType() {
    return contentType;
  }

  BodyPublisher publisher() {
    long length = pieces.stream().mapToLong(Piece::length).sum();
    return length == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::begin), length);
  }

  /** Whether the client came as far as to ask for the body. */
  boolean begun() {
    return stream != null;
  }

  /** What went wrong on our side, if something did. */
  Optional<Fault> failure() {
    return Optional.ofNullable(failure);
  }

  private InputStream begin() {
    InputStream opened = new SequenceInputStream(new Opening(pieces.iterator()));
    stream = opened;
    return opened;
  }

  @Override
  public void close() {
    InputStream opened = stream;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException ignored) {
        // nothing more is read from it
      }
    }
  }

  /** Opens a piece when the one before is finished. */
  private final class Opening implements Enumeration<InputStream> {
    private final Iterator<Piece> rest;

    Opening(Iterator<Piece> rest) {
      this.rest = rest;
    }

    @Override
    public boolean hasMoreElements() {
      return rest.hasNext();
    }

    @Override
    public InputStream nextElement() {
      try {
        return new Watched(rest.next().open());
      } catch (ContentUnreadable e) {
        failure = e.fault();
        throw new UncheckedIOException(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The client wraps and rewords what a stream throws; here it is noted first. */
  private final class Watched extends java.io.FilterInputStream {
    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (ContentUnreadable e) {
        failure = e.fault();
        throw e;
      }
    }
  }
}
