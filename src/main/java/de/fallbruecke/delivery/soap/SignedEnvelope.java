package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An envelope as a signature sees it: with the contents in the place of their includes, whether
 * they travel there or as attachments (XOP 1.0 §3: what is optimised is the same infoset). They are
 * read once more for that, never held.
 */
final class SignedEnvelope {
  private final Document document;

  /** Text that stands for a content → the content. */
  private final Map<String, Item> contents;

  static {
    Init.init();
  }

  private SignedEnvelope(Document document, Map<String, Item> contents) {
    this.document = document;
    this.contents = contents;
  }

  static SignedEnvelope of(String envelope, Map<String, Item> items, IdSource ids) {
    try {
      Document document =
          StaxUtils.read(
              SecureXml.newStreamReader(
                  new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8))));
      Map<String, Item> contents = new LinkedHashMap<>();
      for (Element include : includes(document.getDocumentElement())) {
        String href = include.getAttribute("href");
        Item item = href.startsWith("cid:") ? items.get(href.substring("cid:".length())) : null;
        if (item != null) {
          String stand = "content-" + ids.next();
          contents.put(stand, item);
          include.getParentNode().replaceChild(document.createTextNode(stand), include);
        }
      }
      return new SignedEnvelope(document, contents);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The envelope is well-formed, we wrote it", e);
    }
  }

  private static List<Element> includes(Element root) {
    List<Element> found = new ArrayList<>();
    var nodes = root.getElementsByTagNameNS(HandOverDocument.XOP, "Include");
    for (int n = 0; n < nodes.getLength(); n++) {
      found.add((Element) nodes.item(n));
    }
    return found;
  }

  /**
   * SHA-256 over the canonical form of the element with this id.
   *
   * @throws IOException if a content cannot be read
   */
  byte[] digest(String id) throws IOException {
    Element element = find(document.getDocumentElement(), id);
    if (element == null) {
      throw new IllegalStateException("What is covered stands in the envelope");
    }
    String canonical = canonical(element);
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      int from = 0;
      // in the order of the document, as they were found
      for (Map.Entry<String, Item> content : contents.entrySet()) {
        int at = canonical.indexOf(content.getKey(), from);
        if (at >= 0) {
          out.write(canonical.substring(from, at).getBytes(StandardCharsets.UTF_8));
          try (InputStream in = new Base64Piece(content.getValue()).open()) {
            in.transferTo(out);
          }
          from = at + content.getKey().length();
        }
      }
      out.write(canonical.substring(from).getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  private static String canonical(Element element) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
          .canonicalizeSubtree(element, out);
    } catch (XMLSecurityException e) {
      throw new IllegalStateException("Every element has a canonical form", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static @org.jspecify.annotations.Nullable Element find(Element root, String id) {
    if (id.equals(root.getAttributeNS(SecurityHeader.WSU, "Id"))) {
      return root;
    }
    for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        Element found = find(element, id);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
