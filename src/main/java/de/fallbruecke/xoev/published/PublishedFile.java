package de.fallbruecke.xoev.published;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * One file of a standard.
 *
 * @param path below the folder or in the archive, with {@code /}; a name for people, never a place
 *     to write to
 * @param needed true for a file of the standard itself, false for one of a further source, which
 *     counts only if something refers to it
 */
public record PublishedFile(String path, Content content, boolean needed) {
  /** How to read it, any number of times. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** All bytes; only for files that were found to be schemas, lists or rules. */
  public byte[] bytes() {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
