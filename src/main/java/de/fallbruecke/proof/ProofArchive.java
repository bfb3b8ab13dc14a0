package de.fallbruecke.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a ZIP archive from anybody into memory, within limits; nothing is written to a disk. */
final class ProofArchive {
  /** Largest proof file that is read. */
  static final int LARGEST = 32 * 1024 * 1024;

  private static final long LARGEST_UNPACKED = 128L * 1024 * 1024;
  private static final int MOST_FILES = 20_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_./-]{0,199}");

  private ProofArchive() {}

  /** The files by name; empty if it is no such archive. */
  static Optional<SortedMap<String, byte[]>> read(byte[] archive) {
    if (archive.length > LARGEST) {
      return Optional.empty();
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    long left = LARGEST_UNPACKED;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
        left -= content.length;
        if (left < 0
            || files.size() >= MOST_FILES
            || entry.isDirectory()
            || !NAME.matcher(entry.getName()).matches()
            || files.put(entry.getName(), content) != null) {
          return Optional.empty();
        }
      }
    } catch (IOException | IllegalArgumentException notAnArchive) {
      return Optional.empty();
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }
}
