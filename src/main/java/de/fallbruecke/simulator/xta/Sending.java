package de.fallbruecke.simulator.xta;

import de.fallbruecke.platform.Sha256;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both versions do when somebody sends: check and put into the reader's box. */
final class Sending {
  /** The whole container, from the documentation of the schema. */
  static final long LIMIT = 40L * 1024 * 1024;

  /** The standard test file of virus scanners, split so that none finds it here. */
  private static final String VIRUS = "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE";

  private final Store store;
  private final Collection<XtaAccount> accounts;

  Sending(Store store, Collection<XtaAccount> accounts) {
    this.store = store;
    this.accounts = accounts;
  }

  void send(XtaAccount account, Tag metaData, XtaContent message, List<XtaContent> attachments)
      throws Refused {
    String author = metaData.text("Originators", "Author", "Identifier");
    if (!author.equals(account.party())) {
      throw Refused.with(9014, "The certificate is not that of the author");
    }
    String reader = metaData.text("Destinations", "Reader", "Identifier");
    if (accounts.stream().noneMatch(one -> one.party().equals(reader))) {
      throw Refused.with(9031, "The reader is not in the directory");
    }
    if (metaData.text("Qualifier", "Service").isEmpty()
        || metaData
            .find("Qualifier", "MessageType")
            .flatMap(t -> t.attribute("payloadSchema"))
            .isEmpty()) {
      throw Refused.with(9020, "Service or payloadSchema is missing");
    }
    String id = metaData.text("MsgIdentification", "MessageID");
    store.use(id, account.name());
    check(message, attachments);
    String uuid = uuid(message);
    if (!uuid.isEmpty()) {
      store.useUuid(
          String.join(" ", author, metaData.text("Qualifier", "MessageType", "code"), uuid),
          fingerprint(message, attachments));
    }
    store.put(new Stored(id, author, reader, metaData, message, attachments, store.now()));
  }

  private static void check(XtaContent message, List<XtaContent> attachments) throws Refused {
    List<XtaContent> all = Stream.concat(Stream.of(message), attachments.stream()).toList();
    if (all.stream().mapToLong(one -> one.bytes().length).sum() > LIMIT) {
      throw Refused.with(9023, "The container has more than 40 MB");
    }
    if (all.stream().anyMatch(Sending::infected)) {
      throw Refused.with(9060, "Malware was found");
    }
    if (message.contentType().contains("xml")) {
      try (ByteArrayInputStream in = new ByteArrayInputStream(message.bytes())) {
        TagReader.read(in.readAllBytes());
      } catch (javax.xml.stream.XMLStreamException | java.io.IOException e) {
        throw Refused.with(9050, "The message is not well-formed");
      }
    }
  }

  /** The nachrichtenUUID of an XÖV message, whatever its header is called; empty without one. */
  private static String uuid(XtaContent message) {
    if (!message.contentType().contains("xml")) {
      return "";
    }
    try {
      return TagReader.read(message.bytes()).children().stream()
          .map(header -> header.text("identifikation.nachricht", "nachrichtenUUID"))
          .filter(found -> !found.isEmpty())
          .findFirst()
          .orElse("");
    } catch (javax.xml.stream.XMLStreamException e) {
      throw new IllegalStateException("It was read before", e);
    }
  }

  private static String fingerprint(XtaContent message, List<XtaContent> attachments) {
    return Stream.concat(Stream.of(message), attachments.stream())
        .map(one -> Sha256.hex(one.bytes()))
        .collect(Collectors.joining(" "));
  }

  private static boolean infected(XtaContent content) {
    int length = Math.min(content.bytes().length, 4096);
    return new String(content.bytes(), 0, length, StandardCharsets.ISO_8859_1).contains(VIRUS);
  }
}
