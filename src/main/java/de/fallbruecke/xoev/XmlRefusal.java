package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;

/**
 * Why the XML reader stopped, as a fault without content. The reader's own message quotes names and
 * values of the document, so neither it nor the exception is handed on.
 */
final class XmlRefusal {
  /** The limits of the Java platform report under JAXP0001… numbers. */
  private static final Pattern LIMIT = Pattern.compile("JAXP000\\d+");

  private XmlRefusal() {}

  static Fault of(SAXParseException e) {
    String message = String.valueOf(e.getMessage());
    String where = " at line " + e.getLineNumber() + ", column " + e.getColumnNumber();
    Matcher limit = LIMIT.matcher(message);
    if (limit.find()) {
      return new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "The XML exceeds a safety limit (%s)%s: nesting, attributes, names or entities. It was not processed and is held."
              .formatted(limit.group(), where));
    }
    if (message.contains("disallow-doctype-decl")) {
      return new Fault(
          FaultCode.DOCUMENT_FORBIDDEN,
          "The XML has a DOCTYPE%s. It was not processed and is held.".formatted(where));
    }
    return new Fault(
        FaultCode.DOCUMENT_NOT_WELL_FORMED,
        "The XML is not well-formed%s. It cannot be processed.".formatted(where));
  }
}
