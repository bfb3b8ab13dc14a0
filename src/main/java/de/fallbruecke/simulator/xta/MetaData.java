package de.fallbruecke.simulator.xta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Message meta data as XML. */
final class MetaData {
  static final String NAMESPACE = "http://www.osci.eu/ws/2014/10/transport";
  static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  private static final List<String> AFTER = List.of("ServiceQuality", "ReceiptRequests");

  private MetaData() {}

  /** Of a letter with its id. */
  static Tag of(String id, XtaLetter letter, Instant now) {
    return tag(
            "MessageMetaData",
            tag("DeliveryAttributes", tag("Origin", now.toString())),
            tag("Originators", tag("Author", party(letter.author()))),
            tag("Destinations", tag("Reader", party(letter.reader()))),
            tag(
                "MsgIdentification",
                Tag.of(ADDRESSING, "MessageID", id),
                letter.inReplyTo() == null ? null : tag("In-Reply-To", letter.inReplyTo())),
            tag(
                "Qualifier",
                tag("Service", letter.service()),
                tag("BusinessScenario", tag("Undefined", "Test")),
                tag("MessageType", Tag.of("", "code", letter.messageType()))
                    .with("listURI", "urn:de:fallbruecke:test:nachrichtentyp")
                    .with("listVersionID", "1")
                    .with("payloadSchema", letter.payloadSchema())))
        .with("TestMsg", letter.test() ? "true" : null);
  }

  private static Tag tag(String name, @Nullable Object... content) {
    return Tag.of(NAMESPACE, name, content);
  }

  static Tag party(String id) {
    return tag("Identifier", id).with("type", "xöv");
  }

  static Tag withTimes(
      Tag metaData, Instant delivery, @Nullable Instant fetch, @Nullable Instant reception) {
    List<Object> content = new ArrayList<>();
    for (Tag child : metaData.children()) {
      content.add(
          child.name().equals("DeliveryAttributes")
              ? times(child, delivery, fetch, reception)
              : child);
    }
    return metaData.containing(content);
  }

  private static Tag times(
      Tag attributes, Instant delivery, @Nullable Instant fetch, @Nullable Instant reception) {
    List<Object> content = new ArrayList<>();
    for (Tag child : attributes.children()) {
      if (!AFTER.contains(child.name())
          && !List.of("Delivery", "InitialFetch", "Reception").contains(child.name())) {
        content.add(child);
      }
    }
    content.add(tag("Delivery", delivery.toString()));
    if (fetch != null) {
      content.add(tag("InitialFetch", fetch.toString()));
    }
    if (reception != null) {
      content.add(tag("Reception", reception.toString()));
    }
    attributes.children().stream()
        .filter(child -> AFTER.contains(child.name()))
        .forEach(content::add);
    return attributes.containing(content);
  }
}
