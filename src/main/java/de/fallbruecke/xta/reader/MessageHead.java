package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a message says, by local names in any namespace (facts/xoev §2). Only the
 * header is looked at, so a message that is cut off, invalid or no XML at all simply has none.
 *
 * @param xml the root element could be read
 * @param test the attribute {@code test} is present, whatever its value: basisnachricht g2g 1.1
 * @param uuid {@code nachrichtenUUID}; a corrected message must have a new one
 * @param type code of {@code nachrichtentyp}
 */
record MessageHead(boolean xml, boolean test, @Nullable String uuid, @Nullable String type) {
  /** More than any header needs. */
  static final int LENGTH = 256 * 1024;

  private static final MessageHead NONE = new MessageHead(false, false, null, null);

  /** From the first {@link #LENGTH} bytes of a message. */
  static MessageHead read(byte[] beginning) {
    MessageHead head = NONE;
    try {
      XMLStreamReader xml = SecureXml.newStreamReader(new ByteArrayInputStream(beginning));
      boolean inHeader = false;
      int depth = 0;
      int codeAt = -1;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          depth++;
          if (depth == 1) {
            head = new MessageHead(true, xml.getAttributeValue(null, "test") != null, null, null);
          } else if (depth == 2 && !name.startsWith("nachrichtenkopf")) {
            // The header comes first; what follows is content.
            return head;
          } else if (depth == 2) {
            inHeader = true;
          } else if (inHeader && name.equals("nachrichtentyp")) {
            codeAt = depth + 1;
          } else if (inHeader && name.equals("nachrichtenUUID")) {
            head = new MessageHead(true, head.test, text(xml), head.type);
            depth--;
          } else if (depth == codeAt && name.equals("code")) {
            head = new MessageHead(true, head.test, head.uuid, text(xml));
            depth--;
            codeAt = -1;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
          if (depth == 1) {
            return head;
          }
        }
      }
      return head;
    } catch (XMLStreamException cutOffOrNoXml) {
      return head;
    }
  }

  private static @Nullable String text(XMLStreamReader xml) throws XMLStreamException {
    String text = xml.getElementText().strip();
    return text.isEmpty() ? null : text;
  }
}
