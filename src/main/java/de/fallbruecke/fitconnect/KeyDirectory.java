package de.fallbruecke.fitconnect;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where decryption keys lie that were made or stored while the gateway runs: a folder for each
 * destination, a file for each key, readable for the owner only. A mark says that a key is retired,
 * also one that the configuration names.
 */
final class KeyDirectory {
  private static final String KEY = ".jwk";
  private static final String RETIRED = ".retired";

  private final Path base;

  KeyDirectory(Path base) {
    this.base = base;
  }

  /** The keys of a destination; checked like those of the configuration. */
  List<KeyFile> keys(String destination) {
    List<KeyFile> keys = new ArrayList<>();
    for (Path file : files(destination, KEY)) {
      keys.add(KeyFile.read(file, KeyFile.Use.DECRYPTION, "fallbruecke.fitconnect.key-directory"));
    }
    return List.copyOf(keys);
  }

  /** Changes whenever a key or a mark of the destination does. */
  List<String> stamp(String destination) {
    return Stream.concat(files(destination, KEY).stream(), files(destination, RETIRED).stream())
        .map(KeyDirectory::stamp)
        .sorted()
        .toList();
  }

  boolean isRetired(String destination, String kid) {
    return Files.exists(file(destination, kid, RETIRED));
  }

  /**
   * Stores a key, or replaces one of the same id: written beside and moved in one step.
   *
   * @throws Fault KEY_NOT_STORED; nothing of the key is in it
   */
  void store(String destination, RSAKey key) {
    try {
      Path folder = folder(destination);
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write(
          file(destination, key.getKeyID(), KEY),
          key.toJSONString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  /** From now on the key opens nothing; its file here, if there is one, is deleted. */
  void retire(String destination, String kid) {
    try {
      Files.createDirectories(
          folder(destination),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write(file(destination, kid, RETIRED), kid.getBytes(StandardCharsets.UTF_8));
      remove(destination, kid);
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  /** Deletes the file of a key, if it lies here. */
  void remove(String destination, String kid) {
    try {
      Files.deleteIfExists(file(destination, kid, KEY));
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  /** Whether the key lies here and not where the configuration names it. */
  boolean holds(String destination, String kid) {
    return Files.exists(file(destination, kid, KEY));
  }

  Path file(String destination, String kid) {
    return file(destination, kid, KEY);
  }

  /** The id is foreign when a key was uploaded; its hash is safe in every file name. */
  private Path file(String destination, String kid, String ending) {
    return folder(destination).resolve(Sha256.hex(kid).substring(0, 32) + ending);
  }

  private Path folder(String destination) {
    return base.resolve(Sha256.hex(destination).substring(0, 16));
  }

  private List<Path> files(String destination, String ending) {
    Path folder = folder(destination);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  private static String stamp(Path file) {
    try {
      return file.getFileName() + " " + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException gone) {
      return file.getFileName() + " gone";
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            ".new-",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Fault notStored(IOException e) {
    return new Fault(
        FaultCode.KEY_NOT_STORED,
        "The key directory cannot be used (%s). No key was changed; check fallbruecke.fitconnect.key-directory, its owner and its free space."
            .formatted(e.getClass().getSimpleName()));
  }
}
