package de.fallbruecke.xta;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message or an attachment of a container.
 *
 * @param contentType the MIME type as the sender says; required in 2.1.1
 * @param fileName the sender's name: data, never a path
 * @param id required in core 3.1.1
 * @param size in bytes as the sender says; not to be relied on
 */
public record XtaPart(
    String contentType,
    @Nullable String fileName,
    @Nullable String description,
    @Nullable String encoding,
    @Nullable String id,
    @Nullable Long size,
    Bytes bytes) {

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Bytes {
    /**
     * Opens them. Those of a received message can be opened once, and only as long as the message
     * is not closed.
     */
    InputStream open() throws IOException;
  }

  /** A part of known type and name. */
  public static XtaPart of(String contentType, String fileName, String id, Bytes bytes) {
    return new XtaPart(contentType, fileName, null, null, id, null, bytes);
  }
}
