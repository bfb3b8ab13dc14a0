package de.fallbruecke.reply;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.XmlCharacters;
import de.fallbruecke.vault.Staging;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Books a change of a reply together with its evidence, each in one transaction. */
final class ReplyLedger {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyLedger.class);

  private final Replies replies;
  private final EvidenceLog evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReplyLedger(Replies replies, EvidenceLog evidence, TransactionTemplate transaction, Clock clock) {
    this.replies = replies;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Stores the next version.
   *
   * @param staged becomes visible with it, if there is something
   */
  Reply book(Reply next, List<Event> events, @Nullable Staging staged) {
    transaction.executeWithoutResult(
        status -> {
          replies.save(next);
          if (staged != null) {
            staged.commit();
          }
          events.forEach(event -> evidence.append(next.origin().submission(), event));
        });
    LOG.info("Reply {} is {}", next.id(), next.state());
    return next;
  }

  /** The same with the state itself as what happened. */
  Reply book(Reply next, List<Event> events) {
    List<Event> all = new ArrayList<>(events);
    all.add(event("REPLY_" + next.state().name(), next));
    return book(next, all, null);
  }

  /** Stops it for a person. */
  void hold(Reply reply, FaultCode code, String detail, List<Event> events) {
    book(reply.held(code, XmlCharacters.keep(detail), clock.instant()), events);
    LOG.warn("Reply {} is held: {}", reply.id(), code);
  }

  /** One more try in vain; no evidence. */
  Reply triedInVain(Reply reply, FaultCode why) {
    Reply next = reply.triedInVain(why, clock.instant());
    transaction.executeWithoutResult(status -> replies.save(next));
    return next;
  }

  /** Ends its content. */
  void purge(Reply reply, ReplyContents contents) {
    Reply purged = reply.purged(clock.instant());
    transaction.executeWithoutResult(
        status -> {
          contents.destroy(reply.id());
          replies.save(purged);
          evidence.append(reply.origin().submission(), event("REPLY_PURGED", purged));
        });
  }

  static Event event(String kind, Reply reply) {
    Map<String, String> facts = new TreeMap<>(Map.of("reply", reply.id().toString()));
    if (reply.externalId() != null) {
      facts.put("externalId", reply.externalId());
    }
    if (reply.code() != null) {
      facts.put("code", reply.code().code());
    }
    return Event.of(kind, facts);
  }
}
