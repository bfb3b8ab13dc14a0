package de.fallbruecke.submission;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.vault.Staging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way in. Implementations talk to the remote side and know nothing of states or tasks; they throw
 * {@link de.fallbruecke.platform.TransientFault} for what may go away and {@link
 * de.fallbruecke.platform.Fault} for what a person has to look at. All methods may be repeated.
 */
public interface Channel {
  /** The name used in destinations, for example {@code fitconnect}. */
  String name();

  /** All messages that wait at the destination, oldest first. No effect on the remote side. */
  List<Announcement> list(Destination destination);

  /**
   * Downloads, verifies and decrypts one message into the staging. No effect on the remote side;
   * never rejects.
   */
  Reception receive(Submission submission, Destination destination, Staging staging);

  /**
   * Makes the decision known to the remote side, unless it is known there already: what happened
   * there is read again first, so that a lost answer does not lead to a second receipt.
   */
  Receipt confirm(Submission submission, Destination destination, Decision decision);

  /**
   * Puts a defect that was found in the content after reception into the channel's terms, with what
   * the defect table decides about it.
   */
  Reception.Defective classify(ContentDefect defect, Destination destination);

  /**
   * Puts a person's decision to reject into the channel's terms.
   *
   * @param kind one of the defects that the channel has words for; null for the general one
   * @param reason what the sender is told
   * @throws de.fallbruecke.platform.Fault ACT_NOT_POSSIBLE naming the kinds that there are
   */
  Problem refusal(@Nullable String kind, String reason);

  /** The kinds that {@link #refusal} has words for, beside the general one. */
  default List<String> refusals() {
    return List.of();
  }

  /**
   * The steps that show whether the destination can be emptied: the way there, the credentials, the
   * listing, the keys. Nothing is called before a step is tried, and no step has an effect on a
   * submission. A channel without steps cannot be tested.
   */
  default List<CheckStep> check(Destination destination) {
    return List.of();
  }

  /**
   * Whether the gateway itself can answer to this address. Decided from what is stored, without a
   * call. A channel without a way back serves nothing.
   */
  default ReplyWay replyWay(ReplyAddress address, Destination destination) {
    return new ReplyWay.NotServed(
        "channel-without-replies",
        "The gateway does not send replies on channel %s.".formatted(name()));
  }

  /**
   * Takes a reply exactly one effect further: announce, upload of one document, submit, or a look
   * whether the recipient has answered. The result is committed before the next call, so a process
   * that dies loses at most one effect. Therefore each effect must be repeatable: look at what the
   * remote side has before repeating something that the recipient could see twice; a lost answer
   * must never lead to a second reply. Only called if {@link #replyWay} says that it is served.
   *
   * @throws de.fallbruecke.platform.TransientFault what may pass; the same step is tried again
   * @throws de.fallbruecke.platform.Fault what a person has to look at; the reply is held
   */
  default ReplyProgress reply(OutgoingReply reply, Destination destination) {
    throw new Fault(
        FaultCode.ACT_NOT_POSSIBLE,
        "Channel %s sends no replies. Reply %s stays here.".formatted(name(), reply.id()));
  }
}
