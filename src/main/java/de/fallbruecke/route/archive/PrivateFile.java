package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that only its owner may read and write. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PrivateFile() {}

  /** Writes a new one; it never is readable for others, not even for a moment. */
  static void create(Path file, String text) throws IOException {
    FileAttribute<?>[] mode =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Refuses a private key that others can read.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE
   */
  static void requireOwnerOnly(Path file) {
    @Nullable PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class);
    try {
      if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
        throw new Fault(
            FaultCode.PUBLISHER_KEY_UNUSABLE,
            "Others than its owner may read the private key %s. Nothing was signed. Run chmod 600 on it, and make a new key if others were able to read it."
                .formatted(file));
      }
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PUBLISHER_KEY_UNUSABLE,
          "The private key %s cannot be read. Nothing was signed. Check that it exists and that you may read it."
              .formatted(file),
          e);
    }
  }
}
