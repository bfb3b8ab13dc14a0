package de.fallbruecke.submission;

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
}
