package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads an item and compares size and hash at its end, so that truncated or exchanged content is
 * never handed over as complete. Every failure of the source becomes {@link ContentUnreadable}.
 */
final class GuardedStream extends FilterInputStream {
  private final Item item;
  private final MessageDigest digest = Sha512.digest();
  private long count;
  private boolean checked;

  private GuardedStream(Item item, InputStream in) {
    super(in);
    this.item = item;
  }

  static InputStream open(Item item) throws IOException {
    try {
      return new GuardedStream(item, item.source().open());
    } catch (RuntimeException e) {
      throw new ContentUnreadable(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(buffer, offset, length);
    } catch (IOException e) {
      throw new ContentUnreadable(faultIn(e));
    } catch (RuntimeException e) {
      // for example the database is gone: whether that passes is not decided here
      throw new ContentUnreadable(e);
    }
    if (n > 0) {
      digest.update(buffer, offset, n);
      count += n;
    }
    if (n < 0 && !checked) {
      checked = true;
      if (count != item.size()
          || !HexFormat.of().formatHex(digest.digest()).equals(item.sha512())) {
        throw new ContentUnreadable(damaged(null));
      }
    }
    return n;
  }

  @Override
  public long skip(long n) {
    throw new UnsupportedOperationException("skipped bytes would not be hashed");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private Fault faultIn(IOException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof Fault fault) {
        return fault;
      }
    }
    return damaged(e);
  }

  private Fault damaged(@Nullable IOException cause) {
    String message =
        "Stored part '%s' could not be read completely or does not have its recorded hash. The hand-over was broken off; restore the database or have the application sent again."
            .formatted(item.id());
    return cause == null
        ? new Fault(FaultCode.VAULT_CONTENT_DAMAGED, message)
        : new Fault(FaultCode.VAULT_CONTENT_DAMAGED, message, cause);
  }
}
