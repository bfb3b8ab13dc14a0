package de.fallbruecke.delivery.xdomea;

import com.ctc.wstx.stax.WstxOutputFactory;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.Sha512;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * FVDaten.SGOAblegen.0605 of xdomea 3.0.0 for one delivery. Only what is known of the standard is
 * written (docs/reference/targets/xdomea.md says what is unconfirmed). Nothing in it depends on the
 * attempt.
 */
final class Message {
  static final String NAMESPACE = "urn:xoev-de:xdomea:schema:3.0.0";
  private static final String TYPE = "FVDaten.SGOAblegen.0605";
  private static final String PREFIX = "xdomea";

  private final Parcel parcel;
  private final XdomeaOptions options;
  private final UUID process;

  Message(Parcel parcel, XdomeaOptions options) {
    this.parcel = parcel;
    this.options = options;
    this.process = stable("process");
  }

  UUID process() {
    return process;
  }

  /** Name of ZIP and XML, without extension. */
  String name() {
    return process + "_" + TYPE;
  }

  /** Begins with a UUID, as the standard demands; ids of documents are UUIDs already. */
  String fileName(Item item) {
    boolean uuid = item.id().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    return (uuid ? item.id() : stable(item.id()).toString()) + "_" + item.name();
  }

  /** A UUID of our own making (version 8, RFC 9562 §5.8): the same in every attempt. */
  private UUID stable(String what) {
    byte[] hash =
        HexFormat.of()
            .parseHex(Sha512.hex((parcel.key() + "/" + what).getBytes(StandardCharsets.UTF_8)));
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  byte[] xml() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = new WstxOutputFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      start(xml, TYPE);
      xml.writeNamespace(PREFIX, NAMESPACE);
      head(xml);
      start(xml, "SchriftgutobjektZumAblegen");
      text(xml, "FachverfahrenObjektID", parcel.key());
      start(xml, "Schriftgutobjekt");
      start(xml, "Dokument");
      version(xml, parcel.main());
      for (Item document : parcel.documents()) {
        start(xml, "Anlage");
        version(xml, document);
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndElement();
      optional(xml, "Ablageort", options.place());
      xml.writeEndDocument();
      xml.close();
      return out.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Our own words are always well-formed", e);
    }
  }

  private void head(XMLStreamWriter xml) throws XMLStreamException {
    start(xml, "Kopf");
    text(xml, "ProzessID", process.toString());
    start(xml, "Nachrichtentyp");
    if (options.typeList() != null) {
      xml.writeAttribute("listURI", options.typeList());
    }
    xml.writeStartElement("code"); // the children of an XÖV code are unqualified
    xml.writeCharacters("0605");
    xml.writeEndElement();
    xml.writeEndElement();
    text(
        xml,
        "Erstellungszeitpunkt",
        parcel.delivery().createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    optional(xml, "Absender", options.sender());
    optional(xml, "Empfaenger", options.receiver());
    xml.writeEndElement();
  }

  private void version(XMLStreamWriter xml, Item item) throws XMLStreamException {
    start(xml, "Version");
    start(xml, "Format");
    start(xml, "Primaerdokument");
    text(xml, "Dateiname", fileName(item));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void optional(XMLStreamWriter xml, String name, @Nullable String value)
      throws XMLStreamException {
    if (value != null) {
      text(xml, name, value);
    }
  }

  private static void text(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    start(xml, name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeStartElement(PREFIX, name, NAMESPACE);
  }
}
