package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the evidence keeps of a content, of a message that is only looked at. */
final class ContentHashes {
  private ContentHashes() {}

  /** As in the evidence {@link UsedId#FETCHED}. */
  static Map<String, String> of(XtaMessage message) {
    List<String> hashes = new ArrayList<>();
    XtaPart content = message.content();
    if (content != null) {
      hashes.add(hash(content));
    }
    message.attachments().forEach(attachment -> hashes.add(hash(attachment)));
    return Map.of(
        UsedId.DATA,
        hashes.isEmpty() ? "" : hashes.getFirst(),
        UsedId.CONTENT,
        Arrival.content(hashes));
  }

  private static String hash(XtaPart part) {
    try (InputStream in = part.bytes().open()) {
      return Sha512.hex(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
