package de.fallbruecke.mapping;

import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.xoev.FimId;
import java.math.BigDecimal;
import java.util.Map;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmArray;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmMap;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmValue;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * A JSON document as a tree of nodes. A member becomes an element of its name, an array becomes
 * that element repeated, a value becomes text. So one path language serves both syntaxes, one
 * object and an array of one object read the same, and every leaf has an identity that coverage can
 * count; atomic values in maps have none.
 *
 * <p>A FIM id gets the short width ({@link FimId}). A name that is no XML name becomes an element
 * {@code _} with the attribute {@code key}. An array directly inside an array, or as the root,
 * becomes an element with elements {@code item}. Nothing ({@code null}, {@code {}}, {@code []})
 * leaves no leaf.
 */
final class JsonView {
  private static final String ROOT = "json";
  private static final int MAX_EXPONENT = 100;

  private final BuildingContentHandler out;

  private JsonView(BuildingContentHandler out) {
    this.out = out;
  }

  /** A document node whose element {@code json} stands for the root of the JSON. */
  static XdmNode of(XdmItem json) {
    try {
      BuildingContentHandler out =
          HardenedSaxon.processor().newDocumentBuilder().newBuildingContentHandler();
      out.startDocument();
      new JsonView(out).element(ROOT, json);
      out.endDocument();
      return out.getDocumentNode();
    } catch (SaxonApiException | SAXException e) {
      throw new IllegalStateException("A JSON value always has a tree", e);
    }
  }

  private void member(String name, XdmValue value) throws SAXException {
    if (value instanceof XdmArray array) {
      for (XdmValue item : array.asList()) {
        element(name, item);
      }
    } else {
      element(name, value);
    }
  }

  private void element(String name, XdmValue value) throws SAXException {
    if (value.size() == 0) {
      return;
    }
    AttributesImpl attributes = new AttributesImpl();
    String element = name;
    if (!isName(name)) {
      attributes.addAttribute("", "key", "key", "CDATA", name);
      element = "_";
    }
    out.startElement("", element, element, attributes);
    if (value instanceof XdmMap map) {
      for (Map.Entry<XdmAtomicValue, XdmValue> entry : map.entrySet()) {
        member(FimId.shorten(entry.getKey().getStringValue()), entry.getValue());
      }
    } else if (value instanceof XdmArray array) {
      for (XdmValue item : array.asList()) {
        element("item", item);
      }
    } else if (value instanceof XdmAtomicValue atom) {
      char[] text = text(atom).toCharArray();
      out.characters(text, 0, text.length);
    }
    out.endElement("", element, element);
  }

  /** A number is written out, 1.2E6 as 1200000, as long as that stays short. */
  private static String text(XdmAtomicValue atom) {
    String text = atom.getStringValue();
    if (atom.getUnderlyingValue() instanceof net.sf.saxon.value.NumericValue
        && text.indexOf('E') >= 0) {
      BigDecimal number = new BigDecimal(text);
      return Math.abs(number.scale()) <= MAX_EXPONENT ? number.toPlainString() : text;
    }
    return text;
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && !name.equals("_") && net.sf.saxon.om.NameChecker.isValidNCName(name);
  }
}
