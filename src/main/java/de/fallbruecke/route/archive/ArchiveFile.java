package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of an archive; its size is looked at before it is read. */
public final class ArchiveFile {
  private ArchiveFile() {}

  /**
   * Its bytes, unchecked.
   *
   * @throws Fault ARCHIVE_LIMIT_EXCEEDED or ARCHIVE_UNREADABLE
   */
  public static byte[] read(Path file) {
    try {
      if (Files.size(file) > StoredZip.MAX_ARCHIVE) {
        throw new Fault(
            FaultCode.ARCHIVE_LIMIT_EXCEEDED,
            "%s is larger than 66 MiB. It was not read. If it comes from a publisher you trust, ask for a smaller one."
                .formatted(file));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Fault(
          FaultCode.ARCHIVE_UNREADABLE,
          "%s cannot be read. Nothing was done. Check that the file exists and that you may read it."
              .formatted(file),
          e);
    }
  }
}
