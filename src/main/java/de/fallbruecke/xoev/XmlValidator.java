package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.ValidatorHandler;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates the received bytes in one pass: hardened reader, {@link ValidationTrack}, schema, code
 * lists. The code lists come after the schema because a schema may fix the list of an element that
 * the message leaves out (XÖV code types 1 and 2).
 */
final class XmlValidator implements DocumentValidator {
  /** All Schematron rules over one document; one of 100 KB needs some hundred thousand. */
  private static final long MAX_RULE_STEPS = 20_000_000;

  private static final long MAX_RULE_NANOS = 5_000_000_000L;

  private final XmlSchemaSet schemas;
  private final GenericodeLists lists;
  private final List<SchematronRules> rules;

  XmlValidator(XmlSchemaSet schemas, GenericodeLists lists, List<SchematronRules> rules) {
    this.schemas = schemas;
    this.lists = lists;
    this.rules = List.copyOf(rules);
  }

  /** Rules beyond the schema rely on what the schema has made sure, so they come after it. */
  @Override
  public Validation validate(SourceDocument document) {
    Validation schema = schemaAndCodes(document);
    boolean violated =
        schema.findings().stream()
            .anyMatch(finding -> finding.kind() == Validation.Finding.Kind.SCHEMA);
    return violated || rules.isEmpty() ? schema : withRules(schema, document);
  }

  private Validation withRules(Validation schema, SourceDocument document) {
    List<Validation.Finding> all = new ArrayList<>(schema.findings());
    Meter meter = new Meter(MAX_RULE_STEPS, MAX_RULE_NANOS);
    try {
      for (SchematronRules one : rules) {
        one.check((XdmNode) document.root(), new SchematronFindings(all), meter);
      }
      return new Validation(all);
    } catch (Meter.Exceeded | StackOverflowError e) {
      throw new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "Checking the XML against the Schematron rules of its standard takes too long. The document was not validated and is held.");
    } catch (SchematronRules.Failed e) {
      throw new Fault(
          FaultCode.SCHEMA_PACK_INVALID,
          "A Schematron rule of the standard ended with XPath error %s. The document was not validated and is held; correct the rule or take it out of the schema pack."
              .formatted(e.getMessage()));
    }
  }

  private Validation schemaAndCodes(SourceDocument document) {
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
