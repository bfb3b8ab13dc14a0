package de.fallbruecke.reply;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What documents of a message may be: number, size, media type. Where a type has a signature at its
 * beginning, the document must have it, so that no program is sent under the name of a picture.
 */
final class DocumentRules {
  /** How much of the beginning is looked at. */
  static final int HEAD = 8;

  private static final Map<String, byte[]> SIGNATURES =
      Map.of(
          "application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'},
          "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
          "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});

  private final ReplySettings settings;

  DocumentRules(ReplySettings settings) {
    this.settings = settings;
  }

  /** The media type without parameters, in lower case, if it is allowed. */
  String mediaType(String declared) {
    String type = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!settings.mediaTypes().contains(type)) {
      throw invalid(
          "a document is of a media type that is not allowed; allowed are "
              + settings.mediaTypes());
    }
    return type;
  }

  void number(int documents) {
    if (documents > settings.maxDocuments()) {
      throw tooLarge("more than %d documents".formatted(settings.maxDocuments()));
    }
  }

  void size(long document, long total) {
    if (document > settings.maxDocument().toBytes()) {
      throw tooLarge(
          "a document has more than %d MB".formatted(settings.maxDocument().toMegabytes()));
    }
    if (total > settings.maxTotal().toBytes()) {
      throw tooLarge(
          "all documents have more than %d MB".formatted(settings.maxTotal().toMegabytes()));
    }
  }

  void beginning(String mediaType, byte[] head, long size) {
    byte[] signature = SIGNATURES.get(mediaType);
    if (size == 0) {
      throw invalid("a document is empty");
    }
    if (signature != null && !Arrays.equals(signature, Arrays.copyOf(head, signature.length))) {
      throw invalid("a document is not what its media type %s says".formatted(mediaType));
    }
  }

  private static Fault invalid(String why) {
    return new Fault(
        FaultCode.REPLY_INVALID,
        "The reply cannot be taken: %s. Nothing was stored.".formatted(why));
  }

  private static Fault tooLarge(String why) {
    return new Fault(
        FaultCode.REPLY_TOO_LARGE,
        "The reply cannot be taken: %s. Nothing was stored.".formatted(why));
  }
}
