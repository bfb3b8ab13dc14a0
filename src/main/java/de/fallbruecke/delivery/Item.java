package de.fallbruecke.delivery;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a parcel. Size and hash are known before a byte is read, so that lengths can be
 * announced and a repeated hand-over recognised.
 *
 * @param role what it is
 * @param id generated: {@code case}, {@code original} or the document's id
 * @param name the sender's name, cleaned and unique in the parcel; for people, never a path
 * @param originalName the sender's name as it came; data, never a path or a header
 * @param mediaType declared, cleaned
 * @param size bytes
 * @param sha512 lower-case hex
 */
public record Item(
    Role role,
    String id,
    String name,
    String originalName,
    String mediaType,
    long size,
    String sha512,
    Source source) {

  /** What an item is; the lower-case word is its part name. */
  public enum Role {
    CASE,
    ORIGINAL,
    DOCUMENT
  }

  /** Where the bytes come from. May be opened again for another attempt. */
  @FunctionalInterface
  public interface Source {
    InputStream open();
  }

  /** The bytes; a failure to read them shows as {@link ContentUnreadable}. */
  public InputStream open() throws IOException {
    return GuardedStream.open(this);
  }
}
