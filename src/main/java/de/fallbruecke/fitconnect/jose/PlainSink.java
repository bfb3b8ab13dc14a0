package de.fallbruecke.fitconnect.jose;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decrypted bytes, inflates them if the header says so, and stops writing at the limit.
 * It never throws for the content: the part is read to its end anyway, because its tag has to be
 * compared.
 */
final class PlainSink implements AutoCloseable {
  // DEFLATE reaches 1032 to 1; forms and their XML stay far below this
  private static final int MAX_RATIO = 200;
  private static final long RATIO_COUNTS_FROM = 1024 * 1024;

  private final OutputStream target;
  private final long maximum;
  private final @Nullable Inflater inflater;
  private final byte[] inflated = new byte[16 * 1024];
  private long in;
  private long out;
  private @Nullable Refusal refusal;

  PlainSink(OutputStream target, long maximum, boolean deflated) {
    this.target = target;
    this.maximum = maximum;
    this.inflater = deflated ? new Inflater(true) : null;
  }

  void write(byte[] bytes, int count) throws IOException {
    in += count;
    if (refusal != null) {
      return;
    }
    if (inflater == null) {
      pass(bytes, count);
    } else {
      inflate(inflater, bytes, count);
    }
  }

  /** To be asked after the last byte: what is wrong with the plain text, if anything. */
  @Nullable Refusal refusal() {
    if (refusal == null && inflater != null && !inflater.finished()) {
      return Refusal.MALFORMED;
    }
    return refusal;
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }

  private void inflate(Inflater source, byte[] bytes, int count) throws IOException {
    source.setInput(bytes, 0, count);
    try {
      while (refusal == null && !source.finished()) {
        int n = source.inflate(inflated);
        if (n == 0) {
          break;
        }
        pass(inflated, n);
        if (out > RATIO_COUNTS_FROM && out / MAX_RATIO > in) {
          refusal = Refusal.TOO_LARGE;
        }
      }
      if (source.finished() && source.getRemaining() > 0) {
        refusal = Refusal.MALFORMED;
      }
    } catch (DataFormatException e) {
      refusal = Refusal.MALFORMED;
    }
  }

  private void pass(byte[] bytes, int count) throws IOException {
    out += count;
    if (out > maximum) {
      refusal = Refusal.TOO_LARGE;
    } else {
      target.write(bytes, 0, count);
    }
  }
}
