package de.fallbruecke.simulator.soap;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.sink.Ledger;
import de.fallbruecke.simulator.sink.LedgerLine;
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
import java.util.function.Consumer;
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
  private final Ledger ledger;

  /**
   * Where the files of this process's cases lie; what was taken under which key says the ledger.
   */
  private final Map<String, SoapInbox.TakenCase> files = new LinkedHashMap<>();

  private volatile SoapInbox.Manner manner = SoapInbox.Manner.GOOD;
  private Consumer<Element> inspector = body -> {};
  private int handOvers;

  @Resource private @Nullable WebServiceContext context;

  private record Stored(SoapInbox.TakenCase taken, Ledger.Request request) {}

  Intake(Path directory, Ledger ledger) {
    this.directory = directory;
    this.ledger = ledger;
  }

  synchronized void inspect(Consumer<Element> other) {
    inspector = other;
  }

  private synchronized void look(Element body) {
    inspector.accept(body);
  }

  void behave(SoapInbox.Manner wanted) {
    manner = wanted;
  }

  synchronized List<SoapInbox.TakenCase> cases() {
    return List.copyOf(files.values());
  }

  synchronized int handOvers() {
    return handOvers;
  }

  @Override
  public Source invoke(Source request) {
    try {
      Element root = StaxUtils.read(request).getDocumentElement();
      look(root);
      return root.getLocalName().equals("GetState") ? state(root) : handOver(root);
    } catch (XMLStreamException | IOException e) {
      throw SoapFaults.receiver("cannot be stored");
    }
  }

  private synchronized Source state(Element request) {
    return answer(
        "GetStateResponse",
        ledger
            .find(text(request, "key"))
            .map(known -> "<state>KNOWN</state><reference>" + known.reference() + "</reference>")
            .orElse("<state>UNKNOWN</state>"));
  }

  private synchronized Source handOver(Element request) throws IOException {
    handOvers++;
    switch (manner) {
      case BUSY -> throw SoapFaults.detailed("TemporaryFault");
      case REFUSING -> throw SoapFaults.detailed("RefusedFault");
      case FAILING_BEFORE -> throw SoapFaults.receiver("failed before it was stored");
      case TALKING_NONSENSE -> {
        return answer("Nonsense", "");
      }
      case GOOD, FAILING_AFTER -> {
        // see below
      }
    }
    Stored stored = stored(request);
    LedgerLine line = ledger.record(stored.request());
    if (line.seen() == LedgerLine.Seen.CONFLICT) {
      throw SoapFaults.detailed("ConflictFault");
    }
    files.putIfAbsent(line.key(), stored.taken());
    if (manner == SoapInbox.Manner.FAILING_AFTER) {
      throw SoapFaults.receiver("failed after it was stored");
    }
    return answer("HandOverResponse", "<reference>" + line.reference() + "</reference>");
  }

  private Stored stored(Element request) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(UUID.randomUUID().toString()));
    List<SoapInbox.Document> documents = new ArrayList<>();
    List<LedgerLine.Content> contents = new ArrayList<>();
    Path main = folder;
    String digest = "";
    int number = 0;
    for (Element file : children(request, "file")) {
      Path content = folder.resolve(String.valueOf(number++));
      try (InputStream in = content(file)) {
        Files.copy(in, content);
      }
      String hash = hash(content);
      long size = Files.size(content);
      if (!hash.equals(text(file, "sha512")) || size != Long.parseLong(text(file, "size"))) {
        throw SoapFaults.detailed("RefusedFault");
      }
      if (text(file, "role").equals("document")) {
        String id = text(file, "id");
        documents.add(new SoapInbox.Document(id, text(file, "name"), content));
        contents.add(new LedgerLine.Content(id, size, hash));
      } else {
        main = content;
        digest = hash;
      }
    }
    String key = text(request, "key");
    return new Stored(
        new SoapInbox.TakenCase(key, main, documents),
        new Ledger.Request(
            key, text(request, "caseId"), text(request, "submissionId"), digest, contents, "soap"));
  }

  private static String hash(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return Sha512.hex(in);
    }
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
