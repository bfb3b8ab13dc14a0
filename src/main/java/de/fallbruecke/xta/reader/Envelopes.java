package de.fallbruecke.xta.reader;

import de.fallbruecke.submission.Envelope;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaQualifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message and its header say, in words that no channel owns. */
final class Envelopes {
  /** Reply channel of a message that came by XTA: its author can be answered by XTA. */
  static final String REPLY_KIND = "xta";

  private Envelopes() {}

  static Envelope of(
      XtaBox box,
      XtaMetaData meta,
      ContainerParts.Data data,
      List<Envelope.Document> documents,
      boolean test) {
    XtaQualifier about = meta.qualifier();
    StoredPart part = data.part();
    return new Envelope(
        null,
        new Envelope.Service(box.serviceKey(about), about.messageType().name()),
        null,
        new Envelope.Data(data.mediaType(), data.payloadSchema(), part.size(), part.sha512()),
        documents,
        null,
        List.of(),
        new Envelope.ReplyChannel(REPLY_KIND, reply(meta)),
        null,
        meta.requesterProcess(),
        author(meta.author()),
        test);
  }

  private static Map<String, String> reply(XtaMetaData meta) {
    XtaParty to = meta.replyTo() == null ? meta.author() : meta.replyTo();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("identifier", to.id());
    fields.put("identifierType", to.type());
    put(fields, "category", to.category());
    put(fields, "name", to.name());
    fields.put("messageId", meta.messageId());
    put(fields, "process", meta.requesterProcess());
    return fields;
  }

  private static void put(Map<String, String> fields, String key, @Nullable String value) {
    if (value != null) {
      fields.put(key, value);
    }
  }

  private static String author(XtaParty author) {
    return author.name() == null ? author.id() : author.name() + ", " + author.id();
  }
}
