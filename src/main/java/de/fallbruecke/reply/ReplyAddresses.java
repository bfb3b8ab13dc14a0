package de.fallbruecke.reply;

import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.Submission;
import java.util.Optional;
import java.util.UUID;

/**
 * Where applicants may be answered. Kept from before the acceptance of a submission on, encrypted
 * under a data key of its own, so that it neither depends on the submission's content nor outlives
 * its own date.
 */
public interface ReplyAddresses {
  /**
   * Writes the address beside, outside of a transaction; nothing of it is visible before {@link
   * Kept#commit()}.
   *
   * @param memo the channel's notes from the reception
   */
  Kept keep(Submission submission, Envelope envelope, String memo);

  /** The address; empty if it was never known or its time is over. */
  Optional<ReplyAddress> find(UUID submission);

  /** Begins its time anew, in the caller's transaction. */
  void renew(UUID submission);

  /** Destroys it, in the caller's transaction. Repeatable. */
  void forget(UUID submission);

  /**
   * Destroys those whose time is over, a limited number of them.
   *
   * @return how many
   */
  int forgetOld();

  /** An address that is written and not yet visible. */
  interface Kept extends AutoCloseable {
    /** Makes it visible in the caller's transaction. */
    void commit();

    /** Removes it if it was not committed. */
    @Override
    void close();
  }
}
