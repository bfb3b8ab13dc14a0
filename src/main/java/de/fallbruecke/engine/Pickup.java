package de.fallbruecke.engine;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists what waits at a destination and plans its reception; recurring for as long as it is
 * configured.
 */
final class Pickup implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(Pickup.class);

  /**
   * Each new submission takes a lock for its chain of evidence; a transaction has room for some.
   */
  private static final int BATCH = 100;

  private static final double JITTER = 0.1;

  /** Between two batches of a long list; others' submissions find room in between. */
  private static final Duration SPACING = Duration.ofMillis(500);

  private final Destinations destinations;
  private final DestinationPauses pauses;
  private final Channels channels;
  private final Ledger ledger;
  private final UsedIds usedIds;
  private final Agenda agenda;
  private final EarlyPickups early;
  private final Listings listings;
  private final Backoff backoff;
  private final TransactionTemplate transaction;
  private final IdSource ids;
  private final DoubleSupplier random;
  private final Clock clock;

  Pickup(
      Destinations destinations,
      DestinationPauses pauses,
      Channels channels,
      Ledger ledger,
      UsedIds usedIds,
      Agenda agenda,
      EarlyPickups early,
      Listings listings,
      Backoff backoff,
      TransactionTemplate transaction,
      IdSource ids,
      DoubleSupplier random,
      Clock clock) {
    this.destinations = destinations;
    this.pauses = pauses;
    this.channels = channels;
    this.ledger = ledger;
    this.usedIds = usedIds;
    this.agenda = agenda;
    this.early = early;
    this.listings = listings;
    this.backoff = backoff;
    this.transaction = transaction;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Task task() {
    return Task.PICKUP;
  }

  @Override
  public Next run(String name) {
    Destination destination = destinations.find(name).orElse(null);
    if (destination == null) {
      LOG.warn("Destination {} is not configured any more; it is no longer listed", name);
      return Next.done();
    }
    if (pauses.of(name).isPresent()) {
      return Next.again(clock.instant().plus(pause(destination)));
    }
    Instant notBefore = listings.find(name).map(Listing::lastListedAt).orElse(null);
    Instant began = clock.instant();
    try {
      List<Announcement> waiting = channels.of(destination).list(destination);
      for (int from = 0; from < waiting.size(); from += BATCH) {
        announce(
            destination,
            waiting.subList(from, Math.min(from + BATCH, waiting.size())),
            began,
            notBefore,
            clock.instant().plus(SPACING.multipliedBy(from / BATCH)));
      }
      listings.succeeded(name, began);
      return Next.again(
          early.onceMore(name) ? clock.instant() : clock.instant().plus(pause(destination)));
    } catch (Fault fault) {
      int count = listings.failed(name, fault.code());
      Duration asked =
          fault instanceof TransientFault passing
              ? passing.retryAfter().orElse(Duration.ZERO)
              : Duration.ZERO;
      LOG.warn(
          "Destination {} could not be listed ({} times): {}", name, count, fault.getMessage());
      return Next.again(backoff.after(count, asked));
    }
  }

  /** A little less than asked for, differently each time: no process always comes first. */
  private Duration pause(Destination destination) {
    double share = 1 - JITTER * random.getAsDouble();
    return Duration.ofMillis(Math.round(destination.pollInterval().toMillis() * share));
  }

  private void announce(
      Destination destination,
      List<Announcement> waiting,
      Instant listedAt,
      @Nullable Instant notBefore,
      Instant due) {
    transaction.executeWithoutResult(
        status -> {
          for (Announcement announcement : waiting) {
            if (!announce(destination, announcement, notBefore, due)) {
              usedIds
                  .again(destination, announcement, listedAt)
                  .ifPresent(again -> announce(destination, again, notBefore, due));
            }
          }
        });
  }

  private boolean announce(
      Destination destination,
      Announcement announcement,
      @Nullable Instant notBefore,
      Instant due) {
    Submission announced =
        Submission.announced(ids.next(), destination, announcement, clock.instant());
    boolean isNew = ledger.announce(announced, announcement.entry(), notBefore);
    if (isNew) {
      agenda.planAt(Task.RECEIVE, announced.id(), announced.version(), due);
    }
    return isNew;
  }
}
