package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.xta.XtaMetaData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a message is recognised when it comes again under another id. Hashes only.
 *
 * @param key over author, type and UUID: UUIDs alone were seen in different messages
 * @param content over the bytes of all parts in their order
 */
record Arrival(String key, String content) {
  /** Empty if the message has no UUID to recognise it by. */
  static Optional<Arrival> of(XtaMetaData meta, MessageHead head, List<String> parts) {
    if (head.uuid() == null) {
      return Optional.empty();
    }
    String type = head.type() == null ? meta.qualifier().messageType().code() : head.type();
    return Optional.of(
        new Arrival(
            hash(
                List.of(
                    meta.author().type(),
                    meta.author().id(),
                    type,
                    head.uuid().toLowerCase(Locale.ROOT))),
            content(parts)));
  }

  /** The hash over the hashes of all parts in their order. */
  static String content(List<String> parts) {
    return hash(parts);
  }

  /** Each text with its length, so that none can end where another begins. */
  private static String hash(List<String> texts) {
    StringBuilder all = new StringBuilder();
    texts.forEach(text -> all.append(text.length()).append(':').append(text));
    return Sha512.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
