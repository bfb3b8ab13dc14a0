package de.fallbruecke.submission;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one step of a channel made of a reply. */
public sealed interface ReplyProgress {
  /** Tokens and ids for the evidence of the submission; never content. */
  List<Event> evidence();

  /**
   * One effect further. It is committed, then the channel is asked again at once.
   *
   * @param stage may be the same as before if there are several effects in it
   * @param externalId the remote side's id, as soon as it is known
   * @param memo the channel's notes for its next step; kept encrypted with the reply's content
   */
  record Advanced(ReplyStage stage, @Nullable String externalId, String memo, List<Event> evidence)
      implements ReplyProgress {}

  /**
   * The remote side has forgotten what was not yet submitted. The reply begins again with {@link
   * ReplyStage#ACCEPTED}, without id and memo, after a pause. Never said of a submitted reply.
   *
   * @param why for people
   */
  record Forgotten(String why, List<Event> evidence) implements ReplyProgress {}

  /** Submitted, and the recipient has not answered yet; the channel is asked again later. */
  record Waiting(List<Event> evidence) implements ReplyProgress {}

  /** The recipient has it; final. */
  record Taken(List<Event> evidence) implements ReplyProgress {}

  /**
   * It did not reach the recipient and will not; a person has to look.
   *
   * @param reason what the other side said, without personal data
   */
  record Refused(FaultCode code, String reason, List<Event> evidence) implements ReplyProgress {}
}
