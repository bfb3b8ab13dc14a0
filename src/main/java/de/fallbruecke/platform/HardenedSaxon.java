package de.fallbruecke.platform;

import java.util.Set;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.Logger;
import net.sf.saxon.lib.OutputURIResolver;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;

/**
 * The one Saxon processor for trees, XPath 3.1 and XSLT 3.0. Expressions and stylesheets see the
 * document that they are given and nothing else: no file, no network, no other document, no
 * environment, no system property, no extension function, no secondary output.
 *
 * <p>Saxon's own defaults resolve external entities, read {@code unparsed-text('file:…')} and show
 * environment variables (facts/dependencies §6), so no other processor may be created. Documents
 * enter only through {@link SecureXml}; a bare {@code StreamSource} would bring Saxon's own, softer
 * parser. Saxon prints nothing: who compiles a stylesheet sets an error reporter and gets the
 * details there. Endless recursion in an expression ends in a {@link StackOverflowError}, in a
 * stylesheet in an exception: who evaluates foreign ones catches both.
 */
public final class HardenedSaxon {
  /**
   * Ends a catastrophic regular expression after a fraction of a second (Saxon's default is ten
   * times higher).
   */
  private static final int REGEX_STEPS = 1_000_000;

  private static final Processor PROCESSOR = new Processor(configuration());

  private HardenedSaxon() {}

  /** The shared processor; safe for concurrent use, must not be reconfigured. */
  public static Processor processor() {
    return PROCESSOR;
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
    configuration.setBooleanProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
    configuration.setBooleanProperty(Feature.DISABLE_XSL_EVALUATE, true);
    configuration.setBooleanProperty(Feature.DTD_VALIDATION, false);
    configuration.setBooleanProperty(Feature.XINCLUDE, false);
    configuration.setBooleanProperty(Feature.USE_XSI_SCHEMA_LOCATION, false);
    configuration.setBooleanProperty(Feature.RECOGNIZE_URI_QUERY_PARAMETERS, false);
    configuration.setBooleanProperty(Feature.LINE_NUMBERING, true);
    configuration.setConfigurationProperty(Feature.REGEX_BACKTRACKING_LIMIT, REGEX_STEPS);
    configuration.setConfigurationProperty(
        Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
    configuration.setResourceResolver(HardenedSaxon::refuse);
    configuration.setUnparsedTextURIResolver(
        (uri, encoding, config, stable) -> {
          throw refused(uri.toString());
        });
    configuration.setCollectionFinder(
        (context, uri) -> {
          throw refused(String.valueOf(uri));
        });
    configuration.setModuleURIResolver(
        (moduleUri, baseUri, locations) -> {
          throw refused(String.valueOf(moduleUri));
        });
    configuration.setConfigurationProperty(Feature.OUTPUT_URI_RESOLVER, new NoOutput());
    configuration.setLogger(new Silence());
    configuration.setErrorReporterFactory(_ -> error -> {});
    configuration.getDefaultXsltCompilerInfo().setErrorReporter(error -> {});
    return configuration;
  }

  private static Source refuse(ResourceRequest request) throws XPathException {
    throw refused(String.valueOf(request.uri));
  }

  private static XPathException refused(String uri) {
    return new XPathException(
        "Loading '" + uri + "' is refused: only the given document is visible");
  }

  private static final class NoEnvironment implements EnvironmentVariableResolver {
    @Override
    public Set<String> getAvailableEnvironmentVariables() {
      return Set.of();
    }

    @Override
    @SuppressWarnings("NullAway") // null is Saxon's word for "no such variable"
    public String getEnvironmentVariable(String name) {
      return null;
    }
  }

  private static final class NoOutput implements OutputURIResolver {
    @Override
    public OutputURIResolver newInstance() {
      return this;
    }

    @Override
    public Result resolve(String href, String base) throws TransformerException {
      throw refused(href);
    }

    @Override
    public void close(Result result) {
      // nothing is ever opened
    }
  }

  /** Saxon's messages quote values of the document; faults arrive as exceptions anyway. */
  private static final class Silence extends Logger {
    @Override
    public void println(String message, int severity) {
      // see above
    }
  }
}
