package de.fallbruecke.xta;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The schemas of XTA-WS 2.1.1, where the standard is at hand; compiled once per JVM. Those of the
 * core are not.
 */
public final class XtaSchemas {
  private static @Nullable XtaSchemas compiled;
  private final Schema schema;

  private XtaSchemas(Schema schema) {
    this.schema = schema;
  }

  /** The schemas; without them the calling test is skipped with a message that says why. */
  public static synchronized XtaSchemas ofTheStandard() throws Exception {
    Path folder = folder();
    if (compiled == null) {
      compiled = new XtaSchemas(schema(folder));
    }
    return compiled;
  }

  static Path folder() {
    Path folder = Path.of(System.getProperty("standards.dir", "../shared/standards"), "xta-2.1.1");
    assumeTrue(
        Files.isDirectory(folder),
        () -> "Skipped: system property standards.dir leads to no folder " + folder);
    return folder;
  }

  /** What is wrong with an envelope; null if it is valid. */
  public @Nullable String problem(String xml) throws Exception {
    // What an XOP include stands for: bytes as base64.
    String inlined = xml.replaceAll("<(\\w+:)?Include [^>]*?(/>|></(\\w+:)?Include>)", "QQ==");
    try {
      schema.newValidator().validate(new StreamSource(new StringReader(inlined)));
      return null;
    } catch (SAXException e) {
      return e.getMessage();
    }
  }

  private static Schema schema(Path folder) throws Exception {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    DOMImplementationLS implementation =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "all");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          LSInput input = implementation.createLSInput();
          input.setSystemId(
              folder.resolve(systemId.substring(systemId.lastIndexOf('/') + 1)).toUri().toString());
          // xmldsig and xenc name the DTD of XML Schema: nothing is loaded for it.
          if (systemId.endsWith(".dtd")) {
            input.setCharacterStream(new StringReader(""));
          }
          return input;
        });
    return factory.newSchema(
        List.of(
                "ws-addr.xsd",
                ".xsd",
                "OSCI_MessageMetaData_V2.02.xsd",
                "OSCI2_02.xsd",
                "XTA-Webservice-Globale-Elemente.xsd",
                "XTA-Webservice-Exceptions.xsd")
            .stream()
            .map(name -> new StreamSource(folder.resolve(name).toUri().toString()))
            .toArray(Source[]::new));
  }
}
