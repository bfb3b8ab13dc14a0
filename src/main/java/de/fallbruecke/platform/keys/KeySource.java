package de.fallbruecke.platform.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what keys a part of the program holds; one bean for each part that holds any. */
public interface KeySource {
  /** All of them, at this moment. */
  List<HeldKey> keys();

  /** Since when a file is as it is; null if that cannot be said. */
  static @Nullable Instant since(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException unreadable) {
      return null;
    }
  }
}
