package de.fallbruecke.xoev;

import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands before the schema: keeps the path for findings, and spends the budget for long texts
 * before the schema looks at them.
 */
final class ValidationTrack extends XMLFilterImpl {
  private final XmlFindings findings;
  private final TextBudget budget;
  private long length;
  private boolean free;

  ValidationTrack(XMLReader parent, XmlFindings findings, TextBudget budget) {
    super(parent);
    this.findings = findings;
    this.budget = budget;
  }

  /** Said from behind the schema, which alone knows the type: no pattern looks at this text. */
  void textIsFree() {
    free = true;
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    findings.readBy(locator);
    super.setDocumentLocator(locator);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    findings.enter(localName);
    for (int i = 0; i < attributes.getLength(); i++) {
      budget.spend(attributes.getValue(i).length());
    }
    length = 0;
    free = false;
    super.startElement(uri, localName, qName, attributes);
  }

  @Override
  public void characters(char[] ch, int start, int count) throws SAXException {
    length += count;
    super.characters(ch, start, count);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    if (!free) {
      budget.spend(length);
    }
    length = 0;
    free = false;
    super.endElement(uri, localName, qName);
    findings.leave();
  }
}
