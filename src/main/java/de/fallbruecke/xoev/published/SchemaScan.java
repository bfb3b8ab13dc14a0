package de.fallbruecke.xoev.published;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one schema from its root element on, without compiling it. */
final class SchemaScan {
  static final String XS = "http://www.w3.org/2001/XMLSchema";

  /** XÖV schemas describe their standard in these two elements of appinfo (facts/xoev §2). */
  private static final Set<String> ABOUT = Set.of("standard", "versionStandard");

  private static final int MAX_FACT = 300;

  private final XMLStreamReader xml;
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<Reference> references = new LinkedHashSet<>();
  private final Set<String> roots = new TreeSet<>();
  private final Set<String> elements = new HashSet<>();
  private final Map<String, String> facts = new HashMap<>();
  private final Set<ListUse> lists = new TreeSet<>();
  private String namespace = "";
  private @Nullable String list;
  private @Nullable String listVersion;
  private @Nullable StringBuilder fact;

  private SchemaScan(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The reader stands on the root element. */
  static SchemaFile read(PublishedFile file, XMLStreamReader xml, boolean doctype)
      throws XMLStreamException {
    SchemaScan scan = new SchemaScan(xml);
    scan.run();
    return new SchemaFile(
        file,
        scan.namespace,
        doctype,
        scan.references,
        scan.roots,
        scan.elements,
        scan.facts,
        scan.lists);
  }

  private void run() throws XMLStreamException {
    namespace = attribute("targetNamespace", "");
    open.push("schema");
    while (!open.isEmpty()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
        default -> {
          // comments and the like
        }
      }
    }
  }

  private void start() {
    String name = xml.getLocalName();
    boolean about = ABOUT.contains(String.valueOf(open.peek()));
    open.push(name);
    if (!XS.equals(xml.getNamespaceURI())) {
      fact = about ? new StringBuilder() : null;
      return;
    }
    switch (name) {
      case "include", "redefine", "override" ->
          references.add(
              new Reference(true, namespace, xml.getAttributeValue(null, "schemaLocation")));
      case "import" ->
          references.add(
              new Reference(
                  false,
                  attribute("namespace", ""),
                  xml.getAttributeValue(null, "schemaLocation")));
      case "element" -> element();
      case "attribute" -> listAttribute();
      default -> {
        // types are the compiler's business
      }
    }
  }

  private void element() {
    String name = xml.getAttributeValue(null, "name");
    if (name != null) {
      elements.add(name);
      if (open.size() == 2 && !"true".equals(xml.getAttributeValue(null, "abstract"))) {
        roots.add(name);
      }
    }
  }

  /** {@code listURI} and {@code listVersionID} with a fixed value stand side by side in a type. */
  private void listAttribute() {
    String fixed = xml.getAttributeValue(null, "fixed");
    switch (attribute("name", "")) {
      case "listURI" -> list = fixed;
      case "listVersionID" -> listVersion = fixed;
      default -> {
        // some other attribute
      }
    }
  }

  private void end() {
    String name = open.pop();
    if (name.equals("complexType")) {
      if (list != null) {
        lists.add(new ListUse(list, listVersion));
      }
      list = null;
      listVersion = null;
    }
    if (fact != null) {
      String text = fact.toString().strip();
      if (!text.isEmpty()) {
        facts.putIfAbsent(open.peek() + "/" + name, text);
      }
      fact = null;
    }
  }

  private void text() {
    if (fact != null && fact.length() < MAX_FACT) {
      fact.append(xml.getText());
    }
  }

  private String attribute(String name, String otherwise) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? otherwise : value;
  }
}
