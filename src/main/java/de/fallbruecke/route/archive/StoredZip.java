package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The one form that an archive has: a ZIP (APPNOTE 6.3) without compression, extra fields, comments
 * and times, its entries in one order. The same files give the same bytes everywhere, and whatever
 * is not byte for byte what this class would have written is refused: data before, between or after
 * the entries, headers that contradict each other, links, ZIP64, encryption. Without compression
 * there are no bombs.
 */
final class StoredZip {
  /** What is about the archive stands before what is in it. */
  static final Comparator<String> ORDER =
      Comparator.comparing((String path) -> !path.startsWith(PathRule.META))
          .thenComparing(Comparator.naturalOrder());

  /** Largest file, as in a folder. */
  static final int MAX_FILE = 16 * 1024 * 1024;

  /** Largest archive: 64 MiB of files and what describes them. */
  static final int MAX_ARCHIVE = 66 * 1024 * 1024;

  private static final int MAX_ENTRIES = 2002;
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int END_SIZE = 22;
  private static final short VERSION = 10;
  private static final short FIRST_OF_JANUARY_1980 = 0x21;

  private StoredZip() {}

  /** The entries as an archive. */
  static byte[] write(Map<String, byte[]> entries) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(ORDER);
    sorted.putAll(entries);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    sorted.forEach(
        (path, content) -> {
          byte[] name = path.getBytes(StandardCharsets.US_ASCII);
          CRC32 crc = new CRC32();
          crc.update(content);
          int offset = out.size();
          byte[] local = new byte[LOCAL_SIZE];
          common(little(local).putInt(LOCAL), crc.getValue(), content.length, name.length);
          out.writeBytes(local);
          out.writeBytes(name);
          out.writeBytes(content);
          byte[] central = new byte[CENTRAL_SIZE];
          ByteBuffer entry = little(central).putInt(CENTRAL).putShort(VERSION);
          common(entry, crc.getValue(), content.length, name.length);
          entry.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
          entry.putInt(offset);
          directory.writeBytes(central);
          directory.writeBytes(name);
        });
    byte[] end = new byte[END_SIZE];
    ByteBuffer last = little(end).putInt(END).putInt(0);
    last.putShort((short) sorted.size()).putShort((short) sorted.size());
    last.putInt(directory.size()).putInt(out.size()).putShort((short) 0);
    out.writeBytes(directory.toByteArray());
    out.writeBytes(end);
    return out.toByteArray();
  }

  private static void common(ByteBuffer header, long crc, int size, int name) {
    header.putShort(VERSION).putShort((short) 0).putShort((short) 0);
    header.putShort((short) 0).putShort(FIRST_OF_JANUARY_1980);
    header.putInt((int) crc).putInt(size).putInt(size);
    header.putShort((short) name).putShort((short) 0);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The entries of an archive, none of which may be believed yet.
   *
   * @param what the archive, for messages
   * @throws Fault ARCHIVE_UNREADABLE, ARCHIVE_PATH_FORBIDDEN or ARCHIVE_LIMIT_EXCEEDED
   */
  static SortedMap<String, byte[]> read(byte[] archive, String what) {
    if (archive.length > MAX_ARCHIVE) {
      throw limit(what, "is larger than 66 MiB");
    }
    SortedMap<String, byte[]> entries = new TreeMap<>(ORDER);
    PathRule paths = new PathRule();
    ByteBuffer in = little(archive);
    while (in.remaining() >= LOCAL_SIZE && in.getInt(in.position()) == LOCAL) {
      if (entries.size() == MAX_ENTRIES) {
        throw limit(what, "has more than 2000 files");
      }
      int header = in.position();
      long size = Integer.toUnsignedLong(in.getInt(header + 22));
      int nameLength = Short.toUnsignedInt(in.getShort(header + 26));
      if (size > MAX_FILE) {
        throw limit(what, "has a file of more than 16 MiB");
      }
      if (in.getShort(header + 8) != 0) {
        throw unreadable(what, "has a compressed file");
      }
      in.position(header + LOCAL_SIZE);
      if (in.remaining() < nameLength + size) {
        throw unreadable(what, "is cut off");
      }
      byte[] name = new byte[nameLength];
      in.get(name);
      String path = new String(name, StandardCharsets.ISO_8859_1);
      paths
          .complaint(path)
          .ifPresent(
              complaint -> {
                throw new Fault(
                    FaultCode.ARCHIVE_PATH_FORBIDDEN,
                    "%s holds a file whose name %s. Nothing of it was used. Do not use it and tell its publisher."
                        .formatted(what, complaint));
              });
      byte[] content = new byte[(int) size];
      in.get(content);
      entries.put(path, content);
    }
    if (entries.isEmpty() || !Arrays.equals(archive, write(entries))) {
      throw unreadable(what, "is not byte for byte what 'routes export' writes");
    }
    return entries;
  }

  private static Fault limit(String what, String excess) {
    return new Fault(
        FaultCode.ARCHIVE_LIMIT_EXCEEDED,
        "%s %s. Nothing of it was used. If it comes from a publisher you trust, ask for a smaller one."
            .formatted(what, excess));
  }

  private static Fault unreadable(String what, String reason) {
    return new Fault(
        FaultCode.ARCHIVE_UNREADABLE,
        "%s is no archive of a route package: it %s. Nothing of it was used. Fetch it again from its publisher."
            .formatted(what, reason));
  }
}
