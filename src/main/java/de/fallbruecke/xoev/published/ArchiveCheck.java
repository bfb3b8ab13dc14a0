package de.fallbruecke.xoev.published;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a whole zip archive before anything of it is used: names first, then every content
 * once, counting (the sizes that an archive states of itself may be lies).
 */
final class ArchiveCheck {
  /**
   * What an archive may be at most.
   *
   * @param files entries
   * @param single bytes of one file, unpacked
   * @param total bytes of all files, unpacked
   * @param ratio how many times its packed size a file of more than a MiB may have; schemas shrink
   *     to a fiftieth at best
   */
  record Limits(int files, long single, long total, long ratio) {}

  static final Limits LIMITS = new Limits(20_000, 256L << 20, 1L << 30, 200);
  private static final long RATIO_FLOOR = 1L << 20;
  private static final int MAX_NAME = 500;

  private final String archive;
  private final ZipFile zip;
  private final Limits limits;
  private final Map<String, String> seen = new HashMap<>();
  private long total;

  ArchiveCheck(Path archive, ZipFile zip, Limits limits) {
    this.archive = String.valueOf(archive.getFileName());
    this.zip = zip;
    this.limits = limits;
  }

  static ZipFile open(Path file) {
    try {
      return ZipFile.builder().setPath(file).get();
    } catch (IOException | IllegalArgumentException e) {
      throw refusal(String.valueOf(file.getFileName()), "it is no readable zip archive");
    }
  }

  /**
   * The files of the archive by name.
   *
   * @throws Fault SCHEMA_ARCHIVE_REFUSED with the one reason that was met first
   */
  List<ZipArchiveEntry> entries() throws IOException {
    List<ZipArchiveEntry> files = new ArrayList<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      name(entry);
      if (!entry.isDirectory()) {
        files.add(entry);
      }
      if (seen.size() > limits.files()) {
        throw refused("it has more than %d entries".formatted(limits.files()));
      }
    }
    for (ZipArchiveEntry entry : files) {
      content(entry);
    }
    files.sort(Comparator.comparing(ZipArchiveEntry::getName));
    return files;
  }

  private void name(ZipArchiveEntry entry) {
    String name = entry.getName();
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw refused("the name of an entry has control characters");
    }
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw refused("the name of an entry is empty or longer than %d".formatted(MAX_NAME));
    }
    if (entry.isUnixSymlink()) {
      throw refused("'%s' is a link".formatted(name));
    }
    if (name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*")) {
      throw refused("'%s' is an absolute path".formatted(name));
    }
    if (List.of(name.split("[/\\\\]", -1)).contains("..")) {
      throw refused("'%s' leads out of the archive".formatted(name));
    }
    String other = seen.put(folded(name), name);
    if (name.equals(other)) {
      throw refused("it has two entries '%s'".formatted(name));
    }
    if (other != null) {
      throw refused(
          "'%s' and '%s' are one file on machines that do not tell them apart"
              .formatted(other, name));
    }
  }

  /** As a file system sees it that ignores case and composition. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private void content(ZipArchiveEntry entry) throws IOException {
    if (entry.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(entry)) {
      throw refused("'%s' is encrypted or packed in an unknown way".formatted(entry.getName()));
    }
    long size = 0;
    byte[] buffer = new byte[64 * 1024];
    CRC32 checksum = new CRC32();
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        checksum.update(buffer, 0, read);
        limits(entry, size);
      }
    } catch (IOException e) {
      throw damaged(entry);
    }
    if (entry.getCrc() != checksum.getValue()) {
      throw damaged(entry);
    }
    total += size;
  }

  private void limits(ZipArchiveEntry entry, long size) {
    if (size > RATIO_FLOOR && size > limits.ratio() * Math.max(1, entry.getCompressedSize())) {
      throw refused(
          "'%s' unpacks to more than %d times its size".formatted(entry.getName(), limits.ratio()));
    }
    if (size > limits.single()) {
      throw refused("'%s' is larger than %d MiB".formatted(entry.getName(), limits.single() >> 20));
    }
    if (total + size > limits.total()) {
      throw refused("it unpacks to more than %d MiB".formatted(limits.total() >> 20));
    }
  }

  private Fault damaged(ZipArchiveEntry entry) {
    return refused("'%s' is damaged".formatted(entry.getName()));
  }

  private Fault refused(String reason) {
    return refusal(archive, reason);
  }

  private static Fault refusal(String archive, String reason) {
    return new Fault(
        FaultCode.SCHEMA_ARCHIVE_REFUSED,
        "The archive '%s' is refused: %s. Nothing of it was written. Ask the publisher for a proper one, or unpack it yourself and import the folder."
            .formatted(archive, reason));
  }
}
