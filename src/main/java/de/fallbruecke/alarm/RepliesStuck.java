package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.Replies;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Answers to applicants are held, or nobody has taken them for a long time. */
record RepliesStuck(Replies replies, Duration notTaken) implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_REPLY_STUCK;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return replies.stuck(look.now().minus(notTaken)).stream().map(this::finding);
  }

  private Finding finding(Replies.Stuck stuck) {
    return new Finding(
        code(),
        stuck.tenant(),
        stuck.tenant(),
        null,
        Severity.WARNING,
        1,
        "%d answers to applicants of '%s' are held and %d were not taken within %d days. The applicants do not have them; look at reply %s first."
            .formatted(
                stuck.held(), stuck.tenant(), stuck.waiting(), notTaken.toDays(), stuck.oldest()),
        Map.of(
            "tenant", stuck.tenant(),
            "held", String.valueOf(stuck.held()),
            "waiting", String.valueOf(stuck.waiting()),
            "reply", stuck.oldest().toString()));
  }
}
