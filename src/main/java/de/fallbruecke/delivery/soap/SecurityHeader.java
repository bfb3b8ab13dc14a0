package de.fallbruecke.delivery.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The header wsse:Security (WS-Security 1.1.1) with what is configured of it. */
record SecurityHeader(
    SoapVersion version, @Nullable UsernameToken login, @Nullable Signing signing) {
  static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

  void write(XMLStreamWriter xml) throws XMLStreamException {
    if (login == null && signing == null) {
      return;
    }
    xml.writeStartElement("wsse", "Security", WSSE);
    xml.writeNamespace("wsse", WSSE);
    xml.writeNamespace("wsu", WSU);
    xml.writeAttribute(
        "soap", version.namespace(), "mustUnderstand", version == SoapVersion.V1_1 ? "1" : "true");
    if (signing != null) {
      signing.timestamp(xml);
      signing.token(xml);
    }
    if (login != null) {
      login.write(xml, signing);
    }
    if (signing != null) {
      xml.writeComment(Signing.PLACE);
    }
    xml.writeEndElement();
  }
}
