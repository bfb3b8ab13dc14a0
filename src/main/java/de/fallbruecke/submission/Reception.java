package de.fallbruecke.submission;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the attempt to receive a submission. */
public sealed interface Reception {
  /** For the evidence: tokens and hashes seen, also when the outcome is a defect. */
  List<Event> evidence();

  /**
   * Everything verified; the staging holds the parts that the envelope names.
   *
   * @param envelope what the message says of itself
   * @param memo what the channel itself needs for the receipt and for replies, as JSON; opaque to
   *     others
   */
  record Verified(Envelope envelope, String memo, List<Event> evidence) implements Reception {}

  /**
   * The message has defects.
   *
   * @param rejectable true only if the sender alone can have caused every one of them (DESIGN §6)
   * @param code for the person who looks at it
   * @param problems in the channel's terms, at least one
   * @param envelope what could be read of it, if anything
   */
  record Defective(
      boolean rejectable,
      FaultCode code,
      List<Problem> problems,
      @Nullable Envelope envelope,
      @Nullable String memo,
      List<Event> evidence)
      implements Reception {}

  /**
   * Somebody sent the same message once more under another id of the channel. No second case is
   * made: it ends as the first one ends.
   *
   * @param first the submission that has the content
   */
  record Repeated(UUID first, List<Event> evidence) implements Reception {}

  /** The remote side has already closed this submission (accepted, rejected or deleted there). */
  record AlreadyClosed(String how, List<Event> evidence) implements Reception {}
}
