package de.fallbruecke.delivery.soap;

import de.fallbruecke.platform.SecureXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Holds every body that a server gets to the schema of the published contract. An include stands
 * for the base64 of its content (XOP 1.0 §3): it has to be alone in its element and to name a part
 * of the message, and then it counts as its content.
 */
final class ContractSchema {
  private static final Path WSDL = Path.of("docs/reference/falluebergabe.wsdl");

  private final Schema schema;
  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
  private volatile int checked;

  ContractSchema() {
    try (InputStream in = Files.newInputStream(WSDL)) {
      Document wsdl = StaxUtils.read(SecureXml.newStreamReader(in));
      Element types =
          (Element)
              wsdl.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", "schema").item(0);
      schema = SecureXml.newSchemaFactory().newSchema(new DOMSource(types));
    } catch (IOException | XMLStreamException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What broke the contract; names of elements and rules only. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  int checked() {
    return checked;
  }

  void check(Element body) {
    Element copy = (Element) body.cloneNode(true);
    NodeList includes = copy.getElementsByTagNameNS(HandOverDocument.XOP, "Include");
    while (includes.getLength() > 0) {
      Element include = (Element) includes.item(0);
      Element content = (Element) include.getParentNode();
      if (content.getChildNodes().getLength() != 1
          || !include.getAttribute("href").matches("cid:[!-~]+")
          || include.hasChildNodes()) {
        violations.add("an include that is no reference to a part");
      }
      content.replaceChild(content.getOwnerDocument().createTextNode("AAAA"), include);
    }
    try {
      schema.newValidator().validate(new DOMSource(copy));
    } catch (SAXException | IOException e) {
      violations.add(String.valueOf(e.getMessage()));
    }
    checked++;
  }
}
