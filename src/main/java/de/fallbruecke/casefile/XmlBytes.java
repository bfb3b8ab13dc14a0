package de.fallbruecke.casefile;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Refuses control characters that XML 1.0 does not know: JAXB writes them as they are, and nobody
 * could read the result. They can come from a JSON text, such as a file name in the metadata.
 */
final class XmlBytes extends FilterOutputStream {
  XmlBytes(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    check((byte) b);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      check(bytes[i]);
    }
    out.write(bytes, from, length);
  }

  /** In UTF-8 every byte below 32 is a character of its own. */
  private static void check(byte b) {
    if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
      throw new Fault(
          FaultCode.CASE_INVALID,
          "The case record has a control character that XML cannot carry. Nothing was stored or sent.");
    }
  }
}
