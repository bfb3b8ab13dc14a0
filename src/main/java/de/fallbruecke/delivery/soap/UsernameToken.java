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
import org.jspecify.annotations.Nullable;

/**
 * The header of WS-Security UsernameToken Profile 1.1.1. SHA-1 is what the profile fixes for the
 * digest; the line is protected by TLS in either case.
 */
public record UsernameToken(
    String user, Secret password, boolean digest, Clock clock, IdSource ids) {
  private static final String PROFILE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";

  /** Writes it into a wsse:Security. */
  void write(XMLStreamWriter xml, @Nullable Signing signing) throws XMLStreamException {
    byte[] nonce = nonce();
    String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    xml.writeStartElement("wsse", "UsernameToken", SecurityHeader.WSSE);
    Signing.cover(signing, xml);
    element(xml, "Username", user);
    xml.writeStartElement("wsse", "Password", SecurityHeader.WSSE);
    xml.writeAttribute("Type", PROFILE + (digest ? "PasswordDigest" : "PasswordText"));
    xml.writeCharacters(digest ? digested(nonce, created) : password.read());
    xml.writeEndElement();
    xml.writeStartElement("wsse", "Nonce", SecurityHeader.WSSE);
    xml.writeAttribute("EncodingType", SecurityHeader.BASE64);
    xml.writeCharacters(Base64.getEncoder().encodeToString(nonce));
    xml.writeEndElement();
    xml.writeStartElement("wsu", "Created", SecurityHeader.WSU);
    xml.writeCharacters(created);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement("wsse", name, SecurityHeader.WSSE);
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
