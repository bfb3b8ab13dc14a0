package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Secret;
import de.fallbruecke.platform.IdSource;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The header of WS-Security UsernameToken Profile 1.1.1. SHA-1 is what the profile fixes for the
 * digest; the line is protected by TLS in either case.
 */
public record UsernameToken(
    String user, Secret password, boolean digest, Clock clock, IdSource ids) {
  private static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  private static final String PROFILE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";
  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

  void write(XMLStreamWriter xml, SoapVersion version) throws XMLStreamException {
    byte[] nonce = nonce();
    String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    xml.writeStartElement("wsse", "Security", WSSE);
    xml.writeNamespace("wsse", WSSE);
    xml.writeNamespace("wsu", WSU);
    xml.writeAttribute(
        "soap", version.namespace(), "mustUnderstand", version == SoapVersion.V1_1 ? "1" : "true");
    xml.writeStartElement("wsse", "UsernameToken", WSSE);
    element(xml, "Username", user);
    xml.writeStartElement("wsse", "Password", WSSE);
    xml.writeAttribute("Type", PROFILE + (digest ? "PasswordDigest" : "PasswordText"));
    xml.writeCharacters(digest ? digested(nonce, created) : password.read());
    xml.writeEndElement();
    xml.writeStartElement("wsse", "Nonce", WSSE);
    xml.writeAttribute("EncodingType", BASE64);
    xml.writeCharacters(Base64.getEncoder().encodeToString(nonce));
    xml.writeEndElement();
    xml.writeStartElement("wsu", "Created", WSU);
    xml.writeCharacters(created);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement("wsse", name, WSSE);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private byte[] nonce() {
    UUID random = ids.next();
    return ByteBuffer.allocate(16)
        .putLong(random.getMostSignificantBits())
        .putLong(random.getLeastSignificantBits())
        .array();
  }

  private String digested(byte[] nonce, String created) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(nonce);
    all.writeBytes(created.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(password.read().getBytes(StandardCharsets.UTF_8));
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-1").digest(all.toByteArray()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-1", impossible);
    }
  }
}
