package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/**
 * An operation of somebody else's contract: a stylesheet of the operator makes the content of the
 * body from our HandOver element (the document it is applied to) and, if the case goes as XML, the
 * case record (parameter {@code case}). It sees nothing else.
 *
 * @param reference local name of the answer's element that holds the reference
 */
public record ForeignOperation(
    String action, XsltExecutable stylesheet, @Nullable String reference) {
  /** A case record is some hundred kilobytes; a tree takes about ten times its bytes. */
  private static final long LARGEST_CASE = 16L * 1024 * 1024;

  /** The stylesheet ended with an error; its words may quote the case, so they are not kept. */
  static final class NotMade extends Exception {
    NotMade(String kind) {
      super(kind);
    }
  }

  String body(Parcel parcel) throws NotMade, IOException {
    try {
      Xslt30Transformer run = stylesheet.load30();
      if (parcel.main().mediaType().endsWith("xml")) {
        run.setStylesheetParameters(java.util.Map.of(new QName("case"), record(parcel)));
      }
      StringWriter out = new StringWriter();
      Serializer serializer = run.newSerializer(out);
      serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
      serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
      serializer.setOutputProperty(Serializer.Property.INDENT, "no");
      XdmNode input =
          tree(
              new ByteArrayInputStream(
                  HandOverDocument.of(parcel).getBytes(StandardCharsets.UTF_8)));
      run.setGlobalContextItem(input);
      run.applyTemplates(input, serializer);
      return out.toString();
    } catch (SaxonApiException | StackOverflowError e) {
      throw new NotMade(e.getClass().getSimpleName());
    }
  }

  private static XdmNode record(Parcel parcel) throws NotMade, IOException, SaxonApiException {
    if (parcel.main().size() > LARGEST_CASE) {
      throw new NotMade("case record over 16 MiB");
    }
    try (InputStream in = parcel.main().open()) {
      return tree(in);
    }
  }

  private static XdmNode tree(InputStream in) throws SaxonApiException {
    return HardenedSaxon.processor()
        .newDocumentBuilder()
        .build(SecureXml.source(in, "urn:fallbruecke:input"));
  }
}
