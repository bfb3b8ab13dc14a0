package de.fallbruecke.reply;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person can do with a held reply. */
public final class ReplyDesk {
  private static final int LONGEST_REASON = 500;

  private final Replies replies;
  private final ReplySchedule schedule;
  private final EvidenceLog evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReplyDesk(
      Replies replies,
      ReplySchedule schedule,
      EvidenceLog evidence,
      TransactionTemplate transaction,
      Clock clock) {
    this.replies = replies;
    this.schedule = schedule;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Lets it go on where it was held; one that the recipient refused is sent once more.
   *
   * @param seen the version on which they decided; it may be held for another reason meanwhile
   * @param by who
   * @param reason why, without personal data; stays in the evidence
   * @throws Fault CONCURRENT_CHANGE if it is not that any more, ACT_NOT_POSSIBLE if it is not held
   */
  public Reply release(UUID id, int seen, String by, String reason) {
    return act("RELEASED", unchanged(id, seen).released(clock.instant()), by, reason);
  }

  /**
   * Ends it; nothing more is sent and its content is destroyed at its date.
   *
   * @param seen as for {@link #release}
   * @throws Fault CONCURRENT_CHANGE if it is not that any more, ACT_NOT_POSSIBLE if it is not held
   */
  public Reply close(UUID id, int seen, String by, String reason) {
    return act("CLOSED", unchanged(id, seen).refused(clock.instant()), by, reason);
  }

  private Reply unchanged(UUID id, int seen) {
    Reply reply = replies.get(id);
    if (reply.state() != ReplyState.HELD) {
      throw new Fault(
          FaultCode.ACT_NOT_POSSIBLE,
          "Reply %s is %s, not HELD. Nothing was changed.".formatted(id, reply.state()));
    }
    if (reply.version() != seen) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "Reply %s changed after it was shown. Nothing was changed; look at it again and decide again."
              .formatted(id));
    }
    return reply;
  }

  private Reply act(String what, Reply next, String by, String reason) {
    Map<String, String> facts =
        new TreeMap<>(Map.of("reply", next.id().toString(), "by", clean(by)));
    if (!reason.isBlank()) {
      facts.put("reason", clean(reason));
    }
    transaction.executeWithoutResult(
        status -> {
          replies.save(next);
          evidence.append(next.origin().submission(), Event.of("REPLY_" + what, facts));
          schedule.plan(next.id(), next.version());
        });
    return next;
  }

  private static String clean(String typed) {
    String text = typed.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
  }
}
