package de.fallbruecke.simulator.soap;

import de.fallbruecke.platform.Sha512;
import jakarta.activation.DataHandler;
import jakarta.annotation.Resource;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.handler.MessageContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.staxutils.StaxUtils;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Takes what comes, as an XML payload with its attachments. */
@WebServiceProvider(
    serviceName = "FalluebergabeService",
    portName = "FalluebergabePort",
    targetNamespace = Intake.NAMESPACE)
@ServiceMode(Service.Mode.PAYLOAD)
class Intake implements Provider<Source> {
  static final String NAMESPACE = "urn:fallbruecke:falluebergabe:1.0";

  private final Path directory;
  private final Map<String, Stored> byKey = new LinkedHashMap<>();
  private volatile SoapInbox.Manner manner = SoapInbox.Manner.GOOD;
  private int handOvers;

  @Resource private @Nullable WebServiceContext context;

  private record Stored(SoapInbox.TakenCase taken, List<String> hashes, String reference) {}

  Intake(Path directory) {
    this.directory = directory;
  }

  void behave(SoapInbox.Manner wanted) {
    manner = wanted;
  }

  synchronized List<SoapInbox.TakenCase> cases() {
    return byKey.values().stream().map(Stored::taken).toList();
  }

  synchronized int handOvers() {
    return handOvers;
  }

  @Override
  public Source invoke(Source request) {
    try {
      Element root = StaxUtils.read(request).getDocumentElement();
      return root.getLocalName().equals("GetState") ? state(root) : handOver(root);
    } catch (XMLStreamException | IOException e) {
      throw SoapFaults.receiver("cannot be stored");
    }
  }

  private synchronized Source state(Element request) {
    Stored stored = byKey.get(text(request, "key"));
    return answer(
        "GetStateResponse",
        stored == null
            ? "<state>UNKNOWN</state>"
            : "<state>KNOWN</state><reference>" + stored.reference() + "</reference>");
  }

  private synchronized Source handOver(Element request) throws IOException {
    handOvers++;
    switch (manner) {
      case BUSY -> throw SoapFaults.detailed("TemporaryFault");
      case REFUSING -> throw SoapFaults.detailed("RefusedFault");
      case TALKING_NONSENSE -> {
        return answer("Nonsense", "");
      }
      case GOOD, FAILING_AFTER -> {
        // see below
      }
    }
    Stored stored = stored(request);
    Stored first = byKey.putIfAbsent(stored.taken().key(), stored);
    if (first != null && !first.hashes().equals(stored.hashes())) {
      throw SoapFaults.detailed("ConflictFault");
    }
    if (manner == SoapInbox.Manner.FAILING_AFTER) {
      throw SoapFaults.receiver("failed after it was stored");
    }
    return answer("HandOverResponse", "<reference>" + stored.reference() + "</reference>");
  }

  private Stored stored(Element request) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(UUID.randomUUID().toString()));
    List<SoapInbox.Document> documents = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    Path main = folder;
    for (Element file : children(request, "file")) {
      Path content = folder.resolve(String.valueOf(hashes.size()));
      try (InputStream in = content(file)) {
        Files.copy(in, content);
      }
      try (InputStream in = Files.newInputStream(content)) {
        hashes.add(Sha512.hex(in));
      }
      if (!hashes.getLast().equals(text(file, "sha512"))
          || Files.size(content) != Long.parseLong(text(file, "size"))) {
        throw SoapFaults.detailed("RefusedFault");
      }
      if (text(file, "role").equals("document")) {
        documents.add(new SoapInbox.Document(text(file, "id"), text(file, "name"), content));
      } else {
        main = content;
      }
    }
    String key = text(request, "key");
    return new Stored(
        new SoapInbox.TakenCase(key, main, documents), hashes, "SOAP-" + (byKey.size() + 1));
  }

  private InputStream content(Element file) throws IOException {
    Element content = children(file, "content").getFirst();
    for (Node child = content.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element include && include.getLocalName().equals("Include")) {
        String href = include.getAttribute("href");
        DataHandler attached = attachments().get(href.substring("cid:".length()));
        if (attached == null) {
          throw SoapFaults.detailed("RefusedFault");
        }
        return attached.getInputStream();
      }
    }
    return new ByteArrayInputStream(Base64.getMimeDecoder().decode(content.getTextContent()));
  }

  @SuppressWarnings("unchecked") // JAX-WS 4.0 §9.4.1.1: a map of content ids to data handlers
  private Map<String, DataHandler> attachments() {
    Object attached =
        Objects.requireNonNull(context)
            .getMessageContext()
            .get(MessageContext.INBOUND_MESSAGE_ATTACHMENTS);
    return attached == null ? Map.of() : (Map<String, DataHandler>) attached;
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element
          && NAMESPACE.equals(element.getNamespaceURI())
          && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  private static Source answer(String name, String content) {
    return new StreamSource(
        new StringReader("<%s xmlns=\"%s\">%s</%s>".formatted(name, NAMESPACE, content, name)));
  }
}
