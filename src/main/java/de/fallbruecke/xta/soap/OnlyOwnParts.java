package de.fallbruecke.xta.soap;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Refuses an XOP include that points anywhere but to a part of the same message. */
public final class OnlyOwnParts extends StreamReaderDelegate {
  private static final String XOP = "http://www.w3.org/2004/08/xop/include";

  OnlyOwnParts(XMLStreamReader reader) {
    super(reader);
  }

  @Override
  public int next() throws XMLStreamException {
    return checked(super.next());
  }

  @Override
  public int nextTag() throws XMLStreamException {
    return checked(super.nextTag());
  }

  private int checked(int event) throws XMLStreamException {
    if (event == XMLStreamConstants.START_ELEMENT && XOP.equals(getNamespaceURI())) {
      String part = getAttributeValue(null, "href");
      if (part == null || !part.startsWith("cid:")) {
        throw new ForeignPart();
      }
    }
    return event;
  }

  /** An include names something outside of the message. */
  public static final class ForeignPart extends XMLStreamException {
    ForeignPart() {
      super("An XOP include must name a part of the message (cid:)");
    }
  }
}
