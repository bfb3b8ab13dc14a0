package de.fallbruecke.reply;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.Locale;

/**
 * What documents of a message may be: number, size, media type. Where a type has a signature at its
 * beginning, the document must have it, so that no program is sent under the name of a picture.
 * What is declared as {@code application/octet-stream}, as many clients do with every file, is
 * taken for what its name says if it begins like that.
 */
final class DocumentRules {
  /** How much of the beginning is looked at, in bytes. */
  static final int HEAD = 512;

  private static final String ANY = "application/octet-stream";

  private final ReplySettings settings;

  DocumentRules(ReplySettings settings) {
    this.settings = settings;
  }

  /**
   * The media type of a document without parameters, in lower case, if it is allowed.
   *
   * @param declared by the client
   * @param name of the document, made harmless
   * @param head its first bytes, at most {@link #HEAD}
   */
  String mediaType(String declared, String name, byte[] head) {
    if (head.length == 0) {
      throw invalid("a document is empty");
    }
    String type = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals(ANY) && !settings.mediaTypes().contains(ANY)) {
      return told(name, head);
    }
    if (!settings.mediaTypes().contains(type)) {
      throw invalid(
          "a document is of a media type that is not allowed; allowed are "
              + settings.mediaTypes());
    }
    if (!FileKind.of(type)
        .filter(FileKind::certain)
        .map(kind -> kind.beginning().test(head))
        .orElse(true)) {
      throw invalid("a document is not what its media type %s says".formatted(type));
    }
    return type;
  }

  private String told(String name, byte[] head) {
    FileKind kind =
        FileKind.named(name)
            .orElseThrow(
                () ->
                    invalid(
                        "a document has media type %s and a name that does not say what it is; allowed are %s"
                            .formatted(ANY, settings.mediaTypes())));
    String type =
        kind.mediaTypes().stream()
            .filter(settings.mediaTypes()::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    invalid(
                        "a document is of a kind that is not allowed; allowed are "
                            + settings.mediaTypes()));
    if (!kind.beginning().test(head)) {
      throw invalid("a document does not begin like %s, as its name says".formatted(type));
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
