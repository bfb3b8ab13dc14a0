package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.Locale;

/** Chooses the parser by media type and keeps oversized documents away from both. */
final class ParsedDocuments implements SourceDocuments {
  /** As for one text in {@code SecureXml}; XTA carries 40 MB at most, attachments travel apart. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private final XmlDocuments xml = new XmlDocuments();
  private final JsonDocuments json = new JsonDocuments();

  @Override
  public SourceDocument parse(byte[] bytes, String mediaType) {
    if (bytes.length > MAX_BYTES) {
      throw new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "The document has %d bytes, the limit is %d. It was not read and is held."
              .formatted(bytes.length, MAX_BYTES));
    }
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml")) {
      return xml.parse(bytes);
    }
    if (type.equals("application/json") || type.endsWith("+json")) {
      return json.parse(bytes);
    }
    throw new Fault(
        FaultCode.DOCUMENT_TYPE_UNKNOWN,
        "The data is announced neither as XML nor as JSON. It was not read and is held.");
  }
}
