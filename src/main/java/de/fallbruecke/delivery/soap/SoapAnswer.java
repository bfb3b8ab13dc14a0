package de.fallbruecke.delivery.soap;

import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the one body of an answer. Everything that makes it doubtful what was said is
 * refused: a DOCTYPE, a second body, one that is not where it belongs (wrapping, attacks §5), an
 * XOP include (nothing of an answer is ever fetched), a header that must be understood. Headers are
 * passed over, who answers is shown by TLS; unless signatures of answers are verified: then the
 * body has to be signed.
 *
 * @param name local name of the body's element; {@code Fault} for a fault
 * @param codes what a fault is called, the most special first: local names of its detail elements,
 *     of its subcodes, of its code
 * @param texts the first text of each element below it, by local name, up to 200 characters
 */
record SoapAnswer(String name, List<String> codes, Map<String, String> texts) {
  private static final int LONGEST_TEXT = 200;
  private static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  SoapAnswer {
    codes = List.copyOf(codes);
    texts = Map.copyOf(texts);
  }

  boolean isFault() {
    return name.equals("Fault");
  }

  /** It demands that its signature be verified, and nobody to verify it with is configured. */
  static final class Unverifiable extends XMLStreamException {
    Unverifiable() {
      super("a signature that must be verified");
    }
  }

  /**
   * Reads it.
   *
   * @param signature has to cover the body; null: signatures are not looked at
   * @throws XMLStreamException if it is not to be believed
   */
  static SoapAnswer read(HttpResponse<byte[]> answer, @Nullable AnswerSignature signature)
      throws XMLStreamException {
    return read(answer.headers().firstValue("Content-Type").orElse(""), answer.body(), signature);
  }

  /** As {@link #read(HttpResponse, AnswerSignature)}, of the answer's media type and bytes. */
  static SoapAnswer read(String contentType, byte[] answer, @Nullable AnswerSignature signature)
      throws XMLStreamException {
    byte[] root = RootPart.of(contentType, answer);
    if (signature != null) {
      signature.verify(root);
    }
    XMLStreamReader xml = SecureXml.newStreamReader(new ByteArrayInputStream(root));
    Reading reading = new Reading(signature != null);
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> reading.start(xml);
        case XMLStreamConstants.END_ELEMENT -> reading.end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> reading.text(xml.getText());
        default -> {
          // nothing else can be in it
        }
      }
    }
    return reading.done();
  }

  /** Where the reader is. */
  private static final class Reading {
    private final List<String> path = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String soap;
    private @Nullable String name;
    private boolean body;
    private final boolean verified;

    Reading(boolean verified) {
      this.verified = verified;
    }

    void start(XMLStreamReader xml) throws XMLStreamException {
      String local = xml.getLocalName();
      String namespace = xml.getNamespaceURI();
      text.setLength(0);
      boolean ofSoap =
          namespace != null
              && (namespace.equals(SoapVersion.V1_1.namespace())
                  || namespace.equals(SoapVersion.V1_2.namespace()));
      int depth = path.size();
      if (depth == 0) {
        require(ofSoap && local.equals("Envelope"), "no envelope");
        soap = namespace;
      } else if (ofSoap && local.equals("Body")) {
        require(depth == 1 && !body && namespace.equals(soap), "a body out of its place");
        body = true;
      }
      require(!HandOverDocument.XOP.equals(namespace), "an XOP include");
      if (depth == 2 && path.get(1).equals("Header")) {
        header(xml);
      }
      if (depth == 2 && path.get(1).equals("Body")) {
        require(name == null, "two elements in the body");
        name = local;
      }
      if (path.size() >= 4 && isDetail(path.get(3)) && path.size() == 4) {
        details.add(local);
      }
      path.add(local);
    }

    private void header(XMLStreamReader xml) throws XMLStreamException {
      String must = xml.getAttributeValue(soap, "mustUnderstand");
      if (must == null || must.equals("0") || must.equals("false")) {
        return;
      }
      boolean security =
          xml.getLocalName().equals("Security") && SECURITY.equals(xml.getNamespaceURI());
      require(security, "an unknown header");
      if (!verified) {
        throw new Unverifiable();
      }
    }

    private static boolean isDetail(String local) {
      return local.equals("Detail") || local.equals("detail");
    }

    void text(String more) {
      if (text.length() + more.length() <= LONGEST_TEXT) {
        text.append(more);
      }
    }

    void end() {
      String local = path.removeLast();
      String value = text.toString().strip();
      text.setLength(0);
      if (path.size() >= 2 && path.get(1).equals("Body") && !value.isEmpty()) {
        boolean inCode = path.contains("Code") && local.equals("Value");
        if ("Fault".equals(name) && (inCode || local.equals("faultcode"))) {
          String code = value.substring(value.indexOf(':') + 1);
          codes.addFirst(code.replaceFirst("\\..*", "")); // SOAP 1.1 §4.4.1: the more general part
          if (code.contains(".")) {
            codes.addFirst(code);
          }
        }
        texts.putIfAbsent(local, value);
      }
    }

    SoapAnswer done() throws XMLStreamException {
      require(body && name != null, "no body");
      details.addAll(codes);
      return new SoapAnswer(String.valueOf(name), details, texts);
    }

    private static void require(boolean condition, String what) throws XMLStreamException {
      if (!condition) {
        throw new XMLStreamException(what);
      }
    }
  }
}
