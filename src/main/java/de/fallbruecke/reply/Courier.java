package de.fallbruecke.reply;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyProgress;
import de.fallbruecke.vault.Staging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes one reply as far as it goes now: effect after effect, each committed before the next, no
 * transaction open across a call. Whatever dies in between is looked at again by the next run.
 */
public final class Courier {
  private final Replies replies;
  private final ReplyContents contents;
  private final ReplyAddresses addresses;
  private final ReplyWays ways;
  private final Destinations destinations;
  private final ReplyLedger ledger;
  private final ReplySettings settings;
  private final Clock clock;

  Courier(
      Replies replies,
      ReplyContents contents,
      ReplyAddresses addresses,
      ReplyWays ways,
      Destinations destinations,
      ReplyLedger ledger,
      ReplySettings settings,
      Clock clock) {
    this.replies = replies;
    this.contents = contents;
    this.addresses = addresses;
    this.ways = ways;
    this.destinations = destinations;
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /** How a run ended. */
  public sealed interface Run {
    /** Nothing more to do, or a person has to act. */
    record Over() implements Run {}

    /** To be run again then. */
    record Again(Instant at) implements Run {}

    /** It was in vain, for the so manyth time in a row; to be run again after a growing pause. */
    record InVain(int tries, Duration atLeast) implements Run {}
  }

  /**
   * Runs.
   *
   * @throws Fault what a person has to look at; the caller holds the reply ({@link #hold})
   * @throws TransientFault what may pass; the caller counts it ({@link #inVain})
   */
  public Run run(UUID id) {
    Reply reply = replies.get(id);
    if (reply.state() == ReplyState.HELD) {
      return new Run.Over();
    }
    return reply.state().ended() ? end(reply) : carry(reply);
  }

  private Run carry(Reply stored) {
    Destination destination = destinations.get(stored.origin().destination());
    Channel channel =
        ways.channel(destination)
            .orElseThrow(() -> new Fault(FaultCode.DESTINATION_UNKNOWN, gone(stored)));
    ReplyAddress address =
        addresses
            .find(stored.origin().submission())
            .orElseThrow(() -> new Fault(FaultCode.REPLY_ADDRESS_GONE, noAddress(stored)));
    Reply reply = stored;
    while (true) {
      ReplyProgress progress = channel.reply(contents.outgoing(reply, address), destination);
      if (!(progress instanceof ReplyProgress.Advanced advanced)) {
        return after(reply, progress);
      }
      reply = advance(reply, advanced);
    }
  }

  private Reply advance(Reply reply, ReplyProgress.Advanced advanced) {
    Reply next = reply.advanced(advanced.stage(), advanced.externalId(), clock.instant());
    try (Staging memo = contents.memo(reply.id(), advanced.memo())) {
      return ledger.book(next, advanced.evidence(), memo);
    }
  }

  private Run after(Reply reply, ReplyProgress progress) {
    switch (progress) {
      case ReplyProgress.Advanced goesOn -> throw new IllegalStateException("handled by the loop");
      case ReplyProgress.Waiting waiting -> {
        return wait(reply);
      }
      case ReplyProgress.Forgotten forgotten -> {
        Reply again = ledger.book(reply.forgotten(clock.instant()), forgotten.evidence(), null);
        return new Run.InVain(again.tries(), Duration.ZERO);
      }
      case ReplyProgress.Taken taken -> {
        Reply done = ledger.book(reply.taken(clock.instant()), taken.evidence());
        return new Run.Again(purgeAt(done));
      }
      case ReplyProgress.Refused refused -> {
        ledger.hold(reply, refused.code(), refused.reason(), refused.evidence());
        return new Run.Over();
      }
    }
  }

  private Run wait(Reply reply) {
    Instant since = reply.submittedAt() == null ? reply.changedAt() : reply.submittedAt();
    if (clock.instant().isBefore(since.plus(settings.giveUpAfter()))) {
      return new Run.Again(clock.instant().plus(settings.checkInterval()));
    }
    throw new Fault(
        FaultCode.REPLY_NOT_TAKEN,
        "Reply %s was handed over at %s and was not taken since. It is no longer looked at; the delivery service deletes it after 21 days. Answer another way, or release it to look again."
            .formatted(reply.id(), since));
  }

  private Run end(Reply reply) {
    if (reply.purgedAt() != null) {
      return new Run.Over();
    }
    Instant due = purgeAt(reply);
    if (clock.instant().isBefore(due)) {
      return new Run.Again(due);
    }
    ledger.purge(reply, contents);
    return new Run.Over();
  }

  private Instant purgeAt(Reply ended) {
    return ended.changedAt().plus(settings.keepContent());
  }

  /** Counts a try in vain; the reply is held when there were too many. */
  public Run inVain(UUID id, TransientFault passing, int most) {
    Reply tried = ledger.triedInVain(replies.get(id), passing.code());
    if (tried.tries() < most) {
      return new Run.InVain(tried.tries(), passing.retryAfter().orElse(Duration.ZERO));
    }
    hold(
        id,
        FaultCode.REPLY_GIVES_UP,
        "%s Reply %s failed %d times and is no longer tried by itself. Remove the cause, then release. Last: %s"
            .formatted(FaultCode.REPLY_GIVES_UP, id, tried.tries(), passing.getMessage()));
    return new Run.Over();
  }

  /** Stops the reply for a person, unless it has ended meanwhile. */
  public void hold(UUID id, FaultCode code, String detail) {
    Reply present = replies.get(id);
    if (!present.state().ended() && present.state() != ReplyState.HELD) {
      ledger.hold(present, code, detail, List.of());
    }
  }

  /** The tenant whose share of the threads a run takes. */
  public Optional<String> tenant(UUID id) {
    return replies.find(id).map(reply -> reply.origin().tenant());
  }

  private static String gone(Reply reply) {
    return "Destination '%s' has no channel any more. Reply %s stays here; configure it again, then release."
        .formatted(reply.origin().destination(), reply.id());
  }

  private static String noAddress(Reply reply) {
    return "Where reply %s is to go is not known any more: fallbruecke.replies.keep-address is over. Answer another way and close it."
        .formatted(reply.id());
  }
}
