package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.SecureXml;
import java.util.ArrayList;
import java.util.List;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The compiled XML schemas of one pack.
 *
 * @param schema immutable, safe for concurrent use
 * @param patterns the types whose texts are checked by a regular expression
 */
record XmlSchemaSet(Schema schema, PatternTypes patterns) {
  /** Larger bounded repetitions would blow up the content model. */
  private static final String MAX_OCCURS = "5000";

  static XmlSchemaSet compile(PackManifest manifest) {
    OfflineCatalogue catalogue = new OfflineCatalogue(manifest);
    PatternTypes patterns = PatternTypes.scan(catalogue.listed(), manifest.doctypes());
    Problems problems = new Problems();
    try {
      SchemaFactory factory = SecureXml.newSchemaFactory();
      factory.setProperty("jdk.xml.maxOccurLimit", MAX_OCCURS);
      factory.setResourceResolver(catalogue);
      factory.setErrorHandler(problems);
      Schema schema = factory.newSchema(EntrySchemas.sources(manifest));
      refuseIncomplete(manifest, catalogue);
      problems.refuseAny(manifest);
      return new XmlSchemaSet(schema, patterns);
    } catch (SAXException e) {
      refuseIncomplete(manifest, catalogue);
      problems.add(e);
      problems.refuseAny(manifest);
      throw new IllegalStateException("unreachable", e);
    }
  }

  private static void refuseIncomplete(PackManifest manifest, OfflineCatalogue catalogue) {
    if (!catalogue.missing().isEmpty()) {
      throw new Fault(
          FaultCode.SCHEMA_PACK_INCOMPLETE,
          "Schema pack %s:%s is incomplete and validates nothing. It imports what it does not contain: %s. Add the files and list them under 'namespaces' in pack.yaml."
              .formatted(
                  manifest.pack().name(),
                  manifest.pack().version(),
                  String.join(", ", catalogue.missing().stream().sorted().toList())));
    }
  }

  /** Errors of the schemas themselves; they quote schema text, which is no personal data. */
  private static final class Problems implements ErrorHandler {
    private final List<String> errors = new ArrayList<>();

    @Override
    public void warning(SAXParseException e) {
      // for example a schema that is included twice
    }

    @Override
    public void error(SAXParseException e) {
      add(e);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    void add(SAXException e) {
      if (errors.size() < 3) {
        String where =
            e instanceof SAXParseException at
                ? " (%s line %d)".formatted(fileName(at.getSystemId()), at.getLineNumber())
                : "";
        errors.add(e.getMessage() + where);
      }
    }

    void refuseAny(PackManifest manifest) {
      if (!errors.isEmpty()) {
        throw new Fault(
            FaultCode.SCHEMA_PACK_INVALID,
            "Schema pack %s:%s cannot be compiled and validates nothing: %s"
                .formatted(
                    manifest.pack().name(), manifest.pack().version(), String.join("; ", errors)));
      }
    }

    private static String fileName(@org.jspecify.annotations.Nullable String systemId) {
      return systemId == null ? "" : systemId.substring(systemId.lastIndexOf('/') + 1);
    }
  }
}
