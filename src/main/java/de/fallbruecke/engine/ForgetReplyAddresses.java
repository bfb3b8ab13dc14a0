package de.fallbruecke.engine;

import de.fallbruecke.reply.ReplyAddresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Destroys where applicants may be answered when the time to keep it is over. */
record ForgetReplyAddresses(ReplyAddresses addresses, Clock clock) implements Chore {
  private static final Duration PAUSE = Duration.ofHours(1);

  @Override
  public String name() {
    return "forget-reply-addresses";
  }

  @Override
  public Instant run() {
    return addresses.forgetOld() > 0 ? clock.instant() : clock.instant().plus(PAUSE);
  }
}
