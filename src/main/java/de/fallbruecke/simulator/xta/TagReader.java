package de.fallbruecke.simulator.xta;

import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML into a tree. */
final class TagReader {
  private TagReader() {}

  static Tag read(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = SecureXml.newStreamReader(new ByteArrayInputStream(xml));
    int event = reader.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = reader.next();
    }
    Tag root = element(reader);
    while (reader.hasNext()) {
      reader.next();
    }
    return root;
  }

  private static Tag element(XMLStreamReader reader) throws XMLStreamException {
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String name = reader.getLocalName();
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String of = reader.getAttributeNamespace(i);
      if (of == null || of.isEmpty()) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
    List<Object> content = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> content.add(element(reader));
        case XMLStreamConstants.END_ELEMENT -> {
          return new Tag(namespace, name, attributes, content);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            content.add(reader.getText());
        default -> {
          // comments and instructions say nothing here
        }
      }
    }
  }
}
