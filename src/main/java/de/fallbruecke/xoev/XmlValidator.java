package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates the received bytes in one pass: hardened reader, {@link ValidationTrack}, schema, code
 * lists. The code lists come after the schema because a schema may fix the list of an element that
 * the message leaves out (XÖV code types 1 and 2).
 */
final class XmlValidator implements DocumentValidator {
  private final XmlSchemaSet schemas;
  private final GenericodeLists lists;

  XmlValidator(XmlSchemaSet schemas, GenericodeLists lists) {
    this.schemas = schemas;
    this.lists = lists;
  }

  @Override
  public Validation validate(SourceDocument document) {
    XmlFindings findings = new XmlFindings();
    try {
      ValidatorHandler schema = schemas.schema().newValidatorHandler();
      schema.setErrorHandler(findings);
      // the schema is complete: whatever asks now follows a hint in the message
      schema.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> {
            throw new IllegalStateException("A validator must not load anything");
          });
      ValidationTrack reader =
          new ValidationTrack(
              SecureXml.newReader(), findings, new TextBudget(document.bytes().length));
      schema.setContentHandler(
          new SchemaAware(
              schema.getTypeInfoProvider(), schemas.patterns(), reader, lists, findings));
      reader.setContentHandler(schema);
      reader.parse(new InputSource(new ByteArrayInputStream(document.bytes())));
    } catch (XmlFindings.Full e) {
      return findings.validation();
    } catch (TextBudget.Exhausted e) {
      throw new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "A text at %s is too long to be checked against the pattern of its type. The document was not validated and is held."
              .formatted(findings.path()));
    } catch (SAXParseException e) {
      throw XmlRefusal.of(e);
    } catch (SAXException | IOException e) {
      throw new UncheckedIOException(new IOException("A parsed document cannot be read again", e));
    }
    return findings.validation();
  }
}
