package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.platform.SecureXml;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads receipts: 0629 (EmpfangBestaetigen) says that a message arrived, 0630 (ImportBestaetigen)
 * what came of it. A 0630 is a success only if it holds what the configuration names.
 */
record Receipts(XdomeaOptions options) {
  /** A receipt is some kilobytes. */
  static final int LONGEST = 1024 * 1024;

  private static final int LONGEST_TEXT = 1000;

  /** What a receipt says of our process. */
  enum Said {
    /** It is the one that is waited for. */
    GOOD,
    /** The import failed. */
    BAD
  }

  /** Empty if it is no receipt, of another process, or not the one that is waited for. */
  Optional<Said> read(InputStream in, UUID process) throws IOException {
    try {
      return said(SecureXml.newStreamReader(new Limited(in, LONGEST)), process);
    } catch (XMLStreamException e) {
      return Optional.empty(); // half written, or nothing for us
    }
  }

  private Optional<Said> said(XMLStreamReader xml, UUID process) throws XMLStreamException {
    int type = 0;
    boolean ours = false;
    boolean success = false;
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          if (depth++ == 0) {
            type = type(xml);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (text.length() < LONGEST_TEXT) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          String value = text.toString().strip();
          text.setLength(0);
          ours |=
              xml.getLocalName().equals("ProzessID") && value.equalsIgnoreCase(process.toString());
          success |= isSuccess(xml.getLocalName(), value);
        }
        default -> {
          // nothing else says anything
        }
      }
    }
    return ours ? meaning(type, success) : Optional.empty();
  }

  /** The number at the end of the root's name, in any version of the standard's namespace. */
  private static int type(XMLStreamReader xml) {
    String namespace = xml.getNamespaceURI();
    String name = xml.getLocalName();
    if (namespace == null || !namespace.startsWith("urn:xoev-de:xdomea:schema:")) {
      return 0;
    }
    return name.endsWith(".0629") ? 629 : name.endsWith(".0630") ? 630 : 0;
  }

  private boolean isSuccess(String element, String text) {
    XdomeaOptions.@Nullable Mark mark = options.importedWhen();
    return mark != null && mark.element().equals(element) && mark.text().equals(text);
  }

  /** An import that failed counts also where only the arrival is waited for. */
  private Optional<Said> meaning(int type, boolean success) {
    return switch (type) {
      case 629 -> options.receipt() == Receipt.RECEIVED ? Optional.of(Said.GOOD) : Optional.empty();
      case 630 ->
          options.importedWhen() == null
              ? Optional.empty()
              : Optional.of(success ? Said.GOOD : Said.BAD);
      default -> Optional.empty();
    };
  }

  /** Ends with an error where a receipt would be too long. */
  private static final class Limited extends java.io.FilterInputStream {
    private int left;

    Limited(InputStream in, int most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      left -= Math.max(n, 0);
      if (left < 0) {
        throw new IOException("Longer than a receipt may be");
      }
      return n;
    }
  }
}
