package de.fallbruecke.xoev.published;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of one or several sources. Archives stay open until it is closed. */
public final class PublishedFiles implements AutoCloseable {
  private final List<PublishedFile> files = new ArrayList<>();
  private final List<ZipFile> archives = new ArrayList<>();

  private PublishedFiles() {}

  /**
   * Opens folders and archives.
   *
   * @param main the standard itself
   * @param also where what it refers to may be found
   * @throws Fault SCHEMA_ARCHIVE_REFUSED for a hostile archive, SCHEMA_IMPORT_REFUSED if there is
   *     no such folder or archive
   */
  public static PublishedFiles of(Path main, Collection<Path> also) {
    PublishedFiles all = new PublishedFiles();
    try {
      all.add(main, true);
      also.forEach(source -> all.add(source, false));
      return all;
    } catch (Fault e) {
      all.close();
      throw e;
    }
  }

  /** In the order of their paths, those of the standard first. */
  public List<PublishedFile> all() {
    return List.copyOf(files);
  }

  @Override
  public void close() {
    for (ZipFile archive : archives) {
      try {
        archive.close();
      } catch (IOException e) {
        // it was only read from
      }
    }
  }

  private void add(Path source, boolean needed) {
    try {
      if (Files.isDirectory(source)) {
        folder(source, needed);
      } else if (Files.isRegularFile(source)) {
        archive(source, needed);
      } else {
        throw new Fault(
            FaultCode.SCHEMA_IMPORT_REFUSED,
            "'%s' is neither a folder nor a file. Name the folder or the zip archive of the standard."
                .formatted(source));
      }
    } catch (IOException e) {
      throw new Fault(
          FaultCode.SCHEMA_IMPORT_REFUSED,
          "'%s' cannot be read. Check the file and its permissions.".formatted(source),
          e);
    }
  }

  /** Links are not followed: a folder from elsewhere may have one that leads out of it. */
  private void folder(Path folder, boolean needed) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found =
          walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .limit(ArchiveCheck.LIMITS.files() + 1L)
              .toList();
      if (found.size() > ArchiveCheck.LIMITS.files()) {
        throw new Fault(
            FaultCode.SCHEMA_IMPORT_REFUSED,
            "'%s' has more than %d files. Name the folder of one standard."
                .formatted(folder, ArchiveCheck.LIMITS.files()));
      }
      for (Path file : found) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        files.add(new PublishedFile(path, () -> Files.newInputStream(file), needed));
      }
    }
  }

  private void archive(Path file, boolean needed) throws IOException {
    ZipFile zip = ArchiveCheck.open(file);
    archives.add(zip);
    for (ZipArchiveEntry entry : new ArchiveCheck(file, zip, ArchiveCheck.LIMITS).entries()) {
      files.add(new PublishedFile(entry.getName(), () -> zip.getInputStream(entry), needed));
    }
  }
}
