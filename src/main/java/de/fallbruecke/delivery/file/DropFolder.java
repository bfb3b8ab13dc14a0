package de.fallbruecke.delivery.file;

import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  private final Path base;
  private final String name;

  /**
   * @param base the drop directory
   * @param key idempotency key, which names the folder as it is if that is safe on every file
   *     system, else by its hash
   */
  DropFolder(Path base, String key) {
    this.base = base;
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
    if (Files.exists(folder(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(manifestHash());
    }
    return isReady() ? Optional.of(Files.readString(ready()).strip()) : Optional.empty();
  }

  /** Of whatever lies there; a folder that is not ours has no hash that could match. */
  private String manifestHash() throws IOException {
    Path manifest = folder().resolve(Manifest.FILE);
    if (!Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
      return "none";
    }
    try (InputStream in = Files.newInputStream(manifest)) {
      return Sha512.hex(in);
    }
  }

  boolean isReady() {
    return Files.isRegularFile(ready(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes everything under a hidden name and shows it at once. */
  void write(Manifest manifest, UUID attempt) throws IOException {
    Path hidden = inside("." + name + "." + attempt + HIDDEN);
    try {
      Durable.createDirectory(hidden);
      for (Manifest.Placed placed : manifest.files()) {
        try (InputStream in = placed.item().open()) {
          Durable.write(inside(hidden, placed.file()), in);
        }
      }
      Durable.write(inside(hidden, Manifest.FILE), manifest.bytes());
      Durable.syncDirectory(hidden);
      Files.move(hidden, folder(), StandardCopyOption.ATOMIC_MOVE);
      Durable.syncDirectory(base);
    } catch (IOException e) {
      try {
        Durable.delete(hidden);
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** Tells the consumer that the folder is complete; holds the hash of the manifest. */
  void markReady(Manifest manifest, UUID attempt) throws IOException {
    Path hidden = inside("." + name + ".ready." + attempt + HIDDEN);
    Durable.write(hidden, (manifest.sha512() + "\n").getBytes(StandardCharsets.US_ASCII));
    Files.move(hidden, ready(), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncDirectory(base);
  }

  /** Removes what attempts left behind that died: all of this case, old ones of any case. */
  void clean(Instant now) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(base, ".*" + HIDDEN)) {
      for (Path leftover : leftovers) {
        boolean ours = leftover.getFileName().toString().startsWith("." + name + ".");
        if (ours || isAbandoned(leftover, now)) {
          Durable.delete(leftover);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isAbandoned(Path leftover, Instant now) throws IOException {
    try {
      return Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .isBefore(now.minus(ABANDONED));
    } catch (NoSuchFileException alreadyGone) {
      return false;
    }
  }

  private Path folder() {
    return inside(name);
  }

  private Path ready() {
    return inside(name + ".ready");
  }

  private Path inside(String child) {
    return inside(base, child);
  }

  /** All names are generated; this is the second line (attacks §8). */
  private static Path inside(Path directory, String child) {
    Path path = directory.resolve(child).normalize();
    if (!directory.equals(path.getParent())) {
      throw new IllegalArgumentException("A generated name left its directory");
    }
    return path;
  }
}
