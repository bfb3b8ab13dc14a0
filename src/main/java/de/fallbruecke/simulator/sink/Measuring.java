package de.fallbruecke.simulator.sink;

import de.fallbruecke.platform.Sha512;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes content, keeps only its size and hash. */
public final class Measuring extends OutputStream {
  private final MessageDigest digest = Sha512.digest();
  private long size;

  @Override
  public void write(int one) {
    digest.update((byte) one);
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    size += length;
  }

  /** Bytes so far. */
  public long size() {
    return size;
  }

  /** Lower-case hex; to be asked once, at the end. */
  public String sha512() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
