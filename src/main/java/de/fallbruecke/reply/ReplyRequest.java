package de.fallbruecke.reply;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.XmlCharacters;
import de.fallbruecke.submission.OutgoingReply;
import org.jspecify.annotations.Nullable;

/**
 * What a specialist software wants to say, without documents. Checked when it is made.
 *
 * @param kind status or message
 * @param fileNumber its file number, up to {@value #LONGEST_NUMBER} characters of one line
 * @param status needed in a status, absent in a message
 * @param text up to {@value #LONGEST_TEXT} characters; needed in a message without documents
 */
public record ReplyRequest(
    Reply.Kind kind,
    @Nullable String fileNumber,
    @Nullable CaseStatus status,
    @Nullable String text) {
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_TEXT = 20_000;

  /**
   * Checks.
   *
   * @throws Fault REPLY_INVALID naming the field and the rule
   */
  public ReplyRequest {
    fileNumber = clean(fileNumber);
    text = clean(text);
    if (fileNumber != null
        && (fileNumber.length() > LONGEST_NUMBER || fileNumber.matches("(?s).*\\p{Cntrl}.*"))) {
      throw invalid(
          "fileNumber has more than %d characters or more than one line".formatted(LONGEST_NUMBER));
    }
    if (text != null && text.length() > LONGEST_TEXT) {
      throw invalid("text has more than %d characters".formatted(LONGEST_TEXT));
    }
    if (kind == Reply.Kind.STATUS && status == null && fileNumber == null) {
      throw invalid("a status names a state, a file number or both");
    }
    if (kind == Reply.Kind.MESSAGE && status != null) {
      throw invalid("a message names no state; send a status for it");
    }
  }

  /** State, file number or both, with a text if it helps. */
  public static ReplyRequest status(
      @Nullable String fileNumber, @Nullable CaseStatus status, @Nullable String text) {
    return new ReplyRequest(Reply.Kind.STATUS, fileNumber, status, text);
  }

  /** Text; documents come with it. */
  public static ReplyRequest message(@Nullable String text) {
    return new ReplyRequest(Reply.Kind.MESSAGE, null, null, text);
  }

  OutgoingReply.Message message() {
    return new OutgoingReply.Message(
        fileNumber,
        status == null ? null : status.word(),
        status == null ? null : status.label(),
        text);
  }

  private static @Nullable String clean(@Nullable String typed) {
    String text = typed == null ? "" : XmlCharacters.keep(typed).strip();
    return text.isEmpty() ? null : text;
  }

  private static Fault invalid(String why) {
    return new Fault(
        FaultCode.REPLY_INVALID,
        "The reply cannot be taken: %s. Nothing was stored.".formatted(why));
  }
}
