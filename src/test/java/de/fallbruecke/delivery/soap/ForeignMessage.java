package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.rest.SpecialistSoftware.Received;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A message with attachments as the specialist software of a foreign contract reads it. */
final class ForeignMessage {
  private static final String NAMESPACE = "urn:example:vorgang";
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern ID = Pattern.compile("(?im)^Content-ID:\\s*<([^>]+)>");

  private final Element root;
  private final Map<String, byte[]> attachments = new LinkedHashMap<>();

  private ForeignMessage(Received received) throws Exception {
    Matcher boundary = BOUNDARY.matcher(received.headers().getFirst("Content-Type"));
    if (!boundary.find()) {
      throw new IllegalArgumentException("no multipart");
    }
    byte[] first = null;
    // ISO 8859-1 maps bytes to characters one to one
    String text = "\r\n" + new String(received.body(), StandardCharsets.ISO_8859_1);
    for (String piece : text.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
      int head = piece.indexOf("\r\n\r\n");
      if (!piece.startsWith("\r\n") || head < 0) {
        continue;
      }
      byte[] bytes = piece.substring(head + 4).getBytes(StandardCharsets.ISO_8859_1);
      Matcher id = ID.matcher(piece.substring(0, head));
      if (id.find()) {
        attachments.put(id.group(1), bytes);
      }
      first = first == null ? bytes : first;
    }
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    root =
        (Element)
            factory
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(first))
                .getElementsByTagNameNS(NAMESPACE, "Vorgang")
                .item(0);
  }

  static ForeignMessage of(Received received) {
    try {
      return new ForeignMessage(received);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The case in it. */
  TargetContract.Taken taken() {
    byte[] main = null;
    List<TargetContract.Document> documents = new ArrayList<>();
    NodeList parts = root.getElementsByTagNameNS(NAMESPACE, "Teil");
    for (int n = 0; n < parts.getLength(); n++) {
      Element part = (Element) parts.item(n);
      if (part.getAttribute("rolle").equals("document")) {
        documents.add(
            new TargetContract.Document(
                part.getAttribute("kennung"), part.getAttribute("name"), content(part)));
      } else {
        main = content(part);
      }
    }
    return new TargetContract.Taken(root.getAttribute("schluessel"), main, documents);
  }

  private byte[] content(Element part) {
    Element include = (Element) part.getElementsByTagNameNS("*", "Include").item(0);
    return attachments.get(include.getAttribute("href").substring("cid:".length()));
  }
}
