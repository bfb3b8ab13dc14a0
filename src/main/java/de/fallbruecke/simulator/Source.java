package de.fallbruecke.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plain content to be sent, readable as often as needed, never whole in memory. */
@FunctionalInterface
public interface Source {
  /** A new stream from the beginning. */
  InputStream open() throws IOException;

  static Source of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  static Source of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Source of(Path file) {
    return () -> Files.newInputStream(file);
  }

  /** So many equal bytes; compresses to a thousandth, which makes a bomb. */
  static Source repeated(int value, long count) {
    return () -> new RepeatedBytes(value, count);
  }

  /** So many bytes that look random, always the same for a seed; skipping them costs nothing. */
  static Source synthetic(long seed, long count) {
    return () -> new SyntheticBytes(seed, count);
  }

  /** The bytes from {@code offset}, at most {@code length} of them. */
  default Source slice(long offset, long length) {
    return () -> {
      InputStream in = open();
      in.skipNBytes(offset);
      return new LimitedStream(in, length);
    };
  }
}
