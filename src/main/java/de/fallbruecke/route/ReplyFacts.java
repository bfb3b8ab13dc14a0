package de.fallbruecke.route;

import de.fallbruecke.casefile.model.ReplyChannel;
import de.fallbruecke.casefile.model.ReplyChannelKind;
import de.fallbruecke.submission.Envelope;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an answer may go, from the flat fields of the FIT-Connect metadata into the case. */
final class ReplyFacts {
  private ReplyFacts() {}

  static ReplyChannel of(Envelope.ReplyChannel from) {
    Map<String, String> fields = from.fields();
    ReplyChannel reply = new ReplyChannel();
    reply.setKind(kind(from.kind()));
    reply.setAddress(first(fields, "address", "mailboxUuid", "accountId", "finkPostfachRef"));
    reply.setHost(first(fields, "host"));
    reply.setTicket(first(fields, "lieferTicket"));
    reply.setFileReference(first(fields, "geschaeftszeichen"));
    reply.setEncryptionKey(first(fields, "encryptionPublicKey", "pgpPublicKey"));
    @Nullable String notice = first(fields, "digitalNotice", "zustimmungZumDigitalenBescheid");
    if (notice != null) {
      reply.setDigitalNotice(Boolean.valueOf(notice));
    }
    // a list in a flat field: as JSON or separated by blanks or commas
    Stream.of(fields.getOrDefault("processStandards", "").split("[\\s,\\[\\]\"]+", -1))
        .filter(standard -> !standard.isEmpty())
        .forEach(reply.getProcessStandards()::add);
    return reply;
  }

  private static ReplyChannelKind kind(String name) {
    for (ReplyChannelKind kind : ReplyChannelKind.values()) {
      if (kind.value().equals(name)) {
        return kind;
      }
    }
    return ReplyChannelKind.LETTER;
  }

  private static @Nullable String first(Map<String, String> fields, String... names) {
    return Stream.of(names)
        .map(name -> Texts.of(fields.get(name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
