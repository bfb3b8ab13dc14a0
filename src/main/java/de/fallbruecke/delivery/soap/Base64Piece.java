package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.rest.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** A content as base64, encoded while it is read. */
record Base64Piece(Item item) implements RequestBody.Piece {
  @Override
  public long length() {
    return (item.size() + 2) / 3 * 4;
  }

  @Override
  public InputStream open() throws IOException {
    return new Encoding(item.open());
  }

  /** Takes whole groups of three bytes. */
  private static final class Encoding extends InputStream {
    private static final int GROUPS = 3 * 4096;
    private final InputStream plain;
    private byte[] encoded = new byte[0];
    private int next;

    Encoding(InputStream plain) {
      this.plain = plain;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (next == encoded.length) {
        // readNBytes fills up unless the end is reached, and then asks once more: the hash is
        // checked
        encoded = Base64.getEncoder().encode(plain.readNBytes(GROUPS));
        next = 0;
        if (encoded.length == 0) {
          return -1;
        }
      }
      int n = Math.min(length, encoded.length - next);
      System.arraycopy(encoded, next, target, offset, n);
      next += n;
      return n;
    }

    @Override
    public void close() throws IOException {
      plain.close();
    }
  }
}
