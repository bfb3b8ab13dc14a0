package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.SecureXml;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Case record and XML. The context is made once and shared, marshallers are made per use because
 * they are not thread-safe. Foreign bytes are read only through {@link SecureXml}.
 */
final class XmlBinding {
  private static final String XSD = "/schemas/case/1.0/case.xsd";

  private final JAXBContext context;
  private final Schema schema;

  XmlBinding() {
    try (InputStream xsd = XmlBinding.class.getResourceAsStream(XSD)) {
      if (xsd == null) {
        throw new IllegalStateException(XSD + " is missing in this build");
      }
      context = JAXBContext.newInstance(Case.class);
      schema = SecureXml.newSchemaFactory().newSchema(SecureXml.source(xsd, XSD));
    } catch (JAXBException | SAXException | IOException e) {
      throw new IllegalStateException(XSD + " and the generated classes do not fit", e);
    }
  }

  void write(Case record, OutputStream out, boolean validated) {
    Findings findings = new Findings();
    try {
      Marshaller marshaller = context.createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
      if (validated) {
        marshaller.setSchema(schema);
      }
      marshaller.setEventHandler(findings);
      marshaller.marshal(record, new XmlBytes(out));
    } catch (JAXBException e) {
      throw invalid("cannot be written", findings, record.getCaseId());
    }
    if (findings.any()) {
      throw invalid("cannot be written", findings, record.getCaseId());
    }
  }

  Case read(byte[] xml, boolean validated) {
    Findings findings = new Findings();
    try {
      Unmarshaller unmarshaller = context.createUnmarshaller();
      if (validated) {
        unmarshaller.setSchema(schema);
      }
      unmarshaller.setEventHandler(findings);
      Object read = unmarshaller.unmarshal(SecureXml.source(new ByteArrayInputStream(xml), "case"));
      if (!findings.any() && read instanceof Case record) {
        return record;
      }
    } catch (JAXBException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // of an attribute that is no number or truth JAXB says what its parser stumbled over
      throw invalid("cannot be read", findings, null);
    }
    throw invalid("cannot be read", findings, null);
  }

  /** The cause is left out on purpose: parsers quote values in their messages. */
  private static Fault invalid(String what, Findings findings, @Nullable String caseId) {
    return new Fault(
        FaultCode.CASE_INVALID,
        "The case record "
            + (caseId == null ? "" : caseId + " ")
            + what
            + ": "
            + findings
            + ". Nothing was stored or sent.");
  }
}
