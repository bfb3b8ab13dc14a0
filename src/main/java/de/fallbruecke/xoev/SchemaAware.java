package de.fallbruecke.xoev;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.validation.TypeInfoProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.TypeInfo;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Stands behind the schema, where types and fixed attributes are known: checks codes against their
 * lists and tells {@link ValidationTrack} which texts no pattern looks at.
 *
 * <p>A code is an element with attribute {@code listURI} and a child {@code code}, in any namespace
 * (facts/xoev §2). A list that is not here is no finding.
 */
final class SchemaAware extends DefaultHandler {
  private static final int CODE_MAX = 1000;

  private final TypeInfoProvider types;
  private final PatternTypes patterns;
  private final ValidationTrack track;
  private final GenericodeLists lists;
  private final XmlFindings findings;
  private final Deque<Listed> open = new ArrayDeque<>();
  private @Nullable StringBuilder code;

  SchemaAware(
      TypeInfoProvider types,
      PatternTypes patterns,
      ValidationTrack track,
      GenericodeLists lists,
      XmlFindings findings) {
    this.types = types;
    this.patterns = patterns;
    this.track = track;
    this.lists = lists;
    this.findings = findings;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    TypeInfo type = types.getElementTypeInfo();
    if (type != null && !mayHavePattern(type)) {
      track.textIsFree();
    }
    Listed parent = open.peek();
    code =
        localName.equals("code") && parent != null && parent.uri() != null
            ? new StringBuilder()
            : null;
    open.push(new Listed(attributes.getValue("listURI"), attributes.getValue("listVersionID")));
  }

  @Override
  public void characters(char[] ch, int start, int length) {
    if (code != null && code.length() < CODE_MAX) {
      code.append(ch, start, length);
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    open.pop();
    Listed list = open.peek();
    if (code != null && list != null && list.uri() != null) {
      if (lists.lacks(list.uri().strip(), list.version(), code.toString().strip())) {
        findings.unknownCode();
      }
    }
    code = null;
  }

  private boolean mayHavePattern(TypeInfo type) {
    return patterns.mayHavePattern(type.getTypeNamespace(), type.getTypeName())
        && !(String.valueOf(type.getTypeName()).startsWith("#")
            && type.isDerivedFrom(
                XMLConstants.W3C_XML_SCHEMA_NS_URI,
                "base64Binary",
                TypeInfo.DERIVATION_RESTRICTION | TypeInfo.DERIVATION_EXTENSION));
  }

  private record Listed(@Nullable String uri, @Nullable String version) {}
}
