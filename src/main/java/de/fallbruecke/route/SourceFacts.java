package de.fallbruecke.route;

import de.fallbruecke.casefile.model.Authority;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Source;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.SourceDocument;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the message came and what it says of itself, into the case. */
final class SourceFacts {
  private SourceFacts() {}

  static void add(
      Case record, RouteInput input, SourceDocument document, Optional<MessageHeader> header) {
    Source source = record.getSource() == null ? new Source() : record.getSource();
    record.setSource(source);
    source.setChannel(input.destination().channel());
    source.setDestination(input.destination().name());
    fill(source::getNamespace, source::setNamespace, document.namespace());
    fill(source::getMessageName, source::setMessageName, document.localName());
    Envelope.@Nullable Data data = input.envelope().data();
    if (data != null) {
      fill(source::getSchemaUri, source::setSchemaUri, data.schemaUri());
      fill(source::getMediaType, source::setMediaType, data.mediaType());
    }
    header.ifPresent(found -> addHeader(source, found));
  }

  private static void addHeader(Source source, MessageHeader header) {
    fill(source::getStandard, source::setStandard, header.standard());
    fill(source::getVersion, source::setVersion, header.version());
    fill(source::getMessageType, source::setMessageType, header.messageType());
    fill(source::getMessageId, source::setMessageId, header.messageUuid());
    fill(source::getCreatedAt, source::setCreatedAt, header.createdAt());
    fill(source::getProduct, source::setProduct, header.product());
    fill(source::getVendor, source::setVendor, header.vendor());
    fill(source::getProductVersion, source::setProductVersion, header.productVersion());
    if (source.getSender() == null) {
      source.setSender(authority(header.author()));
    }
    if (source.getReader() == null) {
      source.setReader(authority(header.reader()));
    }
  }

  /** What the mapping filled stays. */
  private static void fill(
      Supplier<@Nullable String> present, Consumer<@Nullable String> set, @Nullable String value) {
    if (present.get() == null) {
      set.accept(Texts.of(value));
    }
  }

  private static @Nullable Authority authority(MessageHeader.@Nullable Party party) {
    if (party == null) {
      return null;
    }
    Authority authority = new Authority();
    authority.setPrefix(Texts.of(party.prefix()));
    authority.setId(Texts.of(party.id()));
    authority.setName(Texts.of(party.name()));
    return authority;
  }
}
