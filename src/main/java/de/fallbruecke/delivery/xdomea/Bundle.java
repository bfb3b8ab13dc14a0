package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.rest.RequestBody;
import de.fallbruecke.delivery.rest.RequestBody.Piece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The ZIP of a message, in pieces of known length: stored without compression and without a time,
 * so that it can be streamed with announced length and is the same bytes each time. Each content is
 * read once more before, for the check sum that stands at its beginning (APPNOTE 4.4.7).
 */
final class Bundle {
  /** Without ZIP64. */
  private static final long LARGEST = 0xFFFFFFFFL;

  private static final int UTF8 = 0x0800;
  private static final int VERSION = 20;

  /** 1 January 1980, the first day a ZIP knows. */
  private static final int DAY = 0x21;

  private final List<Piece> pieces = new ArrayList<>();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private long position;
  private int entries;

  /** Reads every content once. */
  static List<Piece> of(Parcel parcel, Message message) throws IOException {
    Bundle bundle = new Bundle();
    byte[] xml = message.xml();
    CRC32 check = new CRC32();
    check.update(xml);
    bundle.add(message.name() + ".xml", check.getValue(), new Bytes(xml));
    for (Item item : parcel.items()) {
      bundle.add(message.fileName(item), checkSum(item), RequestBody.content(item));
    }
    return bundle.end();
  }

  private static long checkSum(Item item) throws IOException {
    CRC32 check = new CRC32();
    try (InputStream in = item.open()) {
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        check.update(buffer, 0, n);
      }
    }
    return check.getValue();
  }

  private void add(String name, long checkSum, Piece content) throws IOException {
    byte[] file = name.getBytes(StandardCharsets.UTF_8);
    long begin = position;
    require(content.length());
    ByteBuffer head = little(30 + file.length);
    head.putInt(0x04034b50);
    facts(head, checkSum, content.length(), file.length);
    head.put(file);
    put(new Bytes(written(head)));
    put(content);
    ByteBuffer entry = little(46 + file.length);
    entry.putInt(0x02014b50).putShort((short) VERSION);
    facts(entry, checkSum, content.length(), file.length);
    entry.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    entry.putInt((int) begin).put(file);
    directory.writeBytes(written(entry));
    entries++;
  }

  private static byte[] written(ByteBuffer full) {
    byte[] bytes = new byte[full.flip().remaining()];
    full.get(bytes);
    return bytes;
  }

  private static void facts(ByteBuffer into, long checkSum, long size, int name) {
    into.putShort((short) VERSION).putShort((short) UTF8).putShort((short) 0);
    into.putShort((short) 0).putShort((short) DAY);
    into.putInt((int) checkSum).putInt((int) size).putInt((int) size);
    into.putShort((short) name).putShort((short) 0);
  }

  private List<Piece> end() throws IOException {
    require(position);
    long begin = position;
    put(new Bytes(directory.toByteArray()));
    ByteBuffer end = little(22);
    end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    end.putShort((short) entries).putShort((short) entries);
    end.putInt(directory.size()).putInt((int) begin).putShort((short) 0);
    put(new Bytes(written(end)));
    return pieces;
  }

  private void put(Piece piece) {
    pieces.add(piece);
    position += piece.length();
  }

  private static void require(long size) throws IOException {
    if (size > LARGEST) {
      throw new TooLarge();
    }
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** More than a ZIP without ZIP64 can hold. */
  static final class TooLarge extends IOException {
    TooLarge() {
      super("Over 4 GiB");
    }
  }

  private record Bytes(byte[] bytes) implements Piece {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
