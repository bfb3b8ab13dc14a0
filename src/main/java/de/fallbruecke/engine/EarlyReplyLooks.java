package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.EarlyReplyLook;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings looks at replies forward that were handed over and not yet taken. A look that is running
 * may have read the event log before the news stood in it, so it runs once more.
 */
final class EarlyReplyLooks implements EarlyReplyLook {
  /** What is not among the oldest of these waits for its own time. */
  private static final int MOST = 200;

  private final Agenda agenda;
  private final Replies replies;
  private final Set<UUID> onceMore = ConcurrentHashMap.newKeySet();

  EarlyReplyLooks(Agenda agenda, Replies replies) {
    this.agenda = agenda;
    this.replies = replies;
  }

  @Override
  public void request(Destination destination) {
    replies.handedOver(destination.name(), MOST).forEach(this::bringForward);
  }

  private void bringForward(Reply reply) {
    try {
      if (agenda.bringForward(Task.REPLY, reply.id(), reply.version()) == Agenda.Found.RUNNING) {
        onceMore.add(reply.id());
      }
    } catch (ExecutionException changedMeanwhile) {
      onceMore.add(reply.id()); // by whoever takes it up just now
    }
  }

  /** Whether the look that just ended has to run once more; asked once. */
  boolean onceMore(UUID reply) {
    return onceMore.remove(reply);
  }
}
