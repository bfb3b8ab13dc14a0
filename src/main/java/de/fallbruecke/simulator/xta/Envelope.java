package de.fallbruecke.simulator.xta;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A SOAP 1.2 envelope with WS-Addressing, read and written. */
record Envelope(Map<String, Tag> headers, Tag body) {
  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  /** Reads one; two headers of one name are an error, since one of them could be smuggled in. */
  static Envelope read(byte[] xml) throws XMLStreamException {
    Tag envelope = TagReader.read(xml);
    Tag body = envelope.find("Body").orElse(null);
    if (!envelope.namespace().equals(SOAP) || !envelope.name().equals("Envelope") || body == null) {
      throw new XMLStreamException("No SOAP 1.2 envelope");
    }
    Map<String, Tag> headers = new LinkedHashMap<>();
    for (Tag header : envelope.find("Header").map(Tag::children).orElse(java.util.List.of())) {
      if (headers.put(header.name(), header) != null) {
        throw new XMLStreamException("A header twice");
      }
    }
    if (body.children().size() > 1) {
      throw new XMLStreamException("More than one element in the body");
    }
    return new Envelope(
        headers, body.children().isEmpty() ? Tag.of("", "") : body.children().getFirst());
  }

  static String action(Envelope envelope) {
    Tag action = envelope.headers().get("Action");
    return action == null ? "" : action.text();
  }

  static Tag write(String action, @Nullable String answers, Exchange.Answer answer) {
    return Tag.of(
        SOAP,
        "Envelope",
        Tag.of(
            SOAP,
            "Header",
            addressing("Action", action),
            addressing("MessageID", "urn:uuid:" + UUID.randomUUID()),
            answers == null ? null : addressing("RelatesTo", answers),
            answer.headers()),
        Tag.of(SOAP, "Body", answer.body()));
  }

  static Tag addressing(String name, String value) {
    return Tag.of(MetaData.ADDRESSING, name, value);
  }

  /** A fault; the code is qualified, which needs a prefix. */
  static String fault(
      String action,
      @Nullable String answers,
      boolean sender,
      String reason,
      @Nullable Tag detail) {
    Tag fault =
        Tag.of(
            SOAP,
            "Fault",
            Tag.of(SOAP, "Code", Tag.of(SOAP, "Value", "s:" + (sender ? "Sender" : "Receiver"))),
            Tag.of(SOAP, "Reason", Tag.of(SOAP, "Text", reason).with("xml:lang", "en")),
            detail == null ? null : Tag.of(SOAP, "Detail", detail));
    return write(
            action,
            answers,
            new Exchange.Answer(java.util.List.of(), java.util.List.of(fault), Map.of()))
        .xml()
        .replaceFirst("<Envelope ", "<Envelope xmlns:s=\"" + SOAP + "\" ");
  }
}
