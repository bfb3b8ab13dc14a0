package de.fallbruecke.delivery.drop;

import de.fallbruecke.platform.Sha512;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of one case in a drop directory and its ready file. The order of effects is the
 * promise: files, manifest, fsync, rename, fsync, ready file. Who waits for the ready file never
 * sees half a case.
 */
final class DropFolder {
  private static final String HIDDEN = ".tmp";

  /** No attempt takes a day; what is older lost its process and may hold personal data. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** A ready file of ours is 129 bytes long. */
  private static final int LONGEST_READY = 200;

  private final DropFiles files;
  private final String name;

  /**
   * @param files the drop directory
   * @param key idempotency key, which names the folder as it is if that is safe on every file
   *     system, else by its hash
   */
  DropFolder(DropFiles files, String key) {
    this.files = files;
    this.name =
        key.matches("[a-z0-9][a-z0-9.-]{0,118}[a-z0-9]")
            ? key
            : "case-" + Sha512.hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  String name() {
    return name;
  }

  /**
   * Hash of the manifest that was handed over under this key; when the consumer has fetched the
   * folder, the ready file still says it. Empty if there is neither.
   */
  Optional<String> present() throws IOException {
    if (files.kind(name) != DropFiles.Kind.NOTHING) {
      return Optional.of(manifestHash());
    }
    return isReady() ? Optional.of(readyHash()) : Optional.empty();
  }

  /** Of whatever lies there; a folder that is not ours has no hash that could match. */
  private String manifestHash() throws IOException {
    String manifest = name + "/" + Manifest.FILE;
    if (files.kind(name) != DropFiles.Kind.DIRECTORY
        || files.kind(manifest) != DropFiles.Kind.FILE) {
      return "none";
    }
    try (InputStream in = files.read(manifest)) {
      return Sha512.hex(in);
    }
  }

  private String readyHash() throws IOException {
    try (InputStream in = files.read(ready())) {
      return new String(in.readNBytes(LONGEST_READY), StandardCharsets.ISO_8859_1).strip();
    }
  }

  boolean isReady() throws IOException {
    return files.kind(ready()) == DropFiles.Kind.FILE;
  }

  /** Writes everything under a hidden name and shows it at once. */
  void write(Manifest manifest, UUID attempt) throws IOException {
    String hidden = "." + name + "." + attempt + HIDDEN;
    try {
      files.createDirectory(hidden);
      for (Manifest.Placed placed : manifest.files()) {
        try (InputStream in = placed.item().open()) {
          files.write(hidden + "/" + placed.file(), in);
        }
      }
      files.write(hidden + "/" + Manifest.FILE, new ByteArrayInputStream(manifest.bytes()));
      files.sync(hidden);
      files.move(hidden, name);
      files.sync("");
    } catch (IOException e) {
      throw removed(hidden, e);
    }
  }

  /** Best effort: what stays is removed with the next attempt. */
  private IOException removed(String hidden, IOException why) {
    try {
      files.delete(hidden);
    } catch (IOException alsoFailed) {
      why.addSuppressed(alsoFailed);
    }
    // until the ready file appears nobody has been told of the folder
    return why instanceof MoveUnclear && why.getCause() instanceof IOException line ? line : why;
  }

  /** Tells the consumer that the folder is complete; holds the hash of the manifest. */
  void markReady(Manifest manifest, UUID attempt) throws IOException {
    String hidden = "." + name + ".ready." + attempt + HIDDEN;
    byte[] hash = (manifest.sha512() + "\n").getBytes(StandardCharsets.US_ASCII);
    files.write(hidden, new ByteArrayInputStream(hash));
    files.move(hidden, ready());
    files.sync("");
  }

  /** Removes what attempts left behind that died: all of this case, old ones of any case. */
  void clean(Instant now) throws IOException {
    for (DropFiles.Entry leftover : files.hidden(HIDDEN)) {
      if (leftover.name().startsWith("." + name + ".")
          || leftover.modified().isBefore(now.minus(ABANDONED))) {
        files.delete(leftover.name());
      }
    }
  }

  private String ready() {
    return name + ".ready";
  }
}
