package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The signature of one message by X.509 Token Profile 1.1.1: detached, SHA-256, exclusive
 * canonicalisation, the certificate as token beside it. Elements to be covered are marked while the
 * envelope is written; then it is signed as it stands. Not to be used twice.
 */
final class Signing {
  /** What stands in a comment where the signature belongs. */
  static final String PLACE = "signature";

  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  private static final String X509 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

  private final SigningKey key;
  private final Instant now;
  private final Duration validity;
  private final IdSource ids;
  private final String token;
  private final List<String> covered = new ArrayList<>();

  Signing(SigningKey key, Instant now, Duration validity, IdSource ids) {
    this.key = key;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
    this.validity = validity;
    this.ids = ids;
    this.token = id();
  }

  /** A name of XML; nobody else's content has it by chance. */
  private String id() {
    return "S-" + ids.next();
  }

  /** Covers the element that was just begun, if there is a signature. */
  static void cover(@Nullable Signing signing, XMLStreamWriter xml) throws XMLStreamException {
    if (signing != null) {
      String id = signing.id();
      xml.writeNamespace("wsu", SecurityHeader.WSU);
      xml.writeAttribute("wsu", SecurityHeader.WSU, "Id", id);
      signing.covered.add(id);
    }
  }

  void timestamp(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("wsu", "Timestamp", SecurityHeader.WSU);
    cover(this, xml);
    time(xml, "Created", now);
    time(xml, "Expires", now.plus(validity));
    xml.writeEndElement();
  }

  private static void time(XMLStreamWriter xml, String name, Instant time)
      throws XMLStreamException {
    xml.writeStartElement("wsu", name, SecurityHeader.WSU);
    xml.writeCharacters(time.toString());
    xml.writeEndElement();
  }

  void token(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("wsse", "BinarySecurityToken", SecurityHeader.WSSE);
    xml.writeAttribute("EncodingType", SecurityHeader.BASE64);
    xml.writeAttribute("ValueType", X509);
    xml.writeAttribute("wsu", SecurityHeader.WSU, "Id", token);
    try {
      xml.writeCharacters(base64(key.certificate().getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read has its bytes", e);
    }
    xml.writeEndElement();
  }

  /**
   * The element ds:Signature over what is covered.
   *
   * @param envelope with everything but the signature
   * @param items whose contents it includes, by content id
   * @throws IOException if a content cannot be read
   */
  String over(String envelope, Map<String, Item> items) throws IOException {
    SignatureMethod method = SignatureMethod.find(key.key()).orElseThrow();
    SignedEnvelope signed = SignedEnvelope.of(envelope, items, ids);
    StringBuilder references = new StringBuilder();
    for (String id : covered) {
      references.append(
          """
          <ds:Reference URI="#%s"><ds:Transforms><ds:Transform Algorithm="%s"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="%s"></ds:DigestMethod><ds:DigestValue>%s</ds:DigestValue></ds:Reference>"""
              .formatted(id, C14N, SHA256, base64(signed.digest(id))));
    }
    // canonical already: what is signed is what stands in the message
    String info =
        """
        <ds:SignedInfo xmlns:ds="%s"><ds:CanonicalizationMethod Algorithm="%s"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="%s"></ds:SignatureMethod>%s</ds:SignedInfo>"""
            .formatted(DS, C14N, method.uri(), references);
    return """
        <ds:Signature xmlns:ds="%s">%s<ds:SignatureValue>%s</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#%s" ValueType="%s"/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>"""
        .formatted(
            DS,
            info,
            base64(method.sign(key.key(), info.getBytes(StandardCharsets.UTF_8))),
            token,
            X509);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
