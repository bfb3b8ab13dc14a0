package de.fallbruecke.engine;

import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.EarlyPickup;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings pick-ups forward. While one is running it is only remembered: the running one may have
 * read the list before the new message was on it, so it runs once more.
 */
final class EarlyPickups implements EarlyPickup {
  private final Agenda agenda;
  private final Listings listings;
  private final Set<String> onceMore = ConcurrentHashMap.newKeySet();

  EarlyPickups(Agenda agenda, Listings listings) {
    this.agenda = agenda;
    this.listings = listings;
  }

  @Override
  public void called(Destination destination) {
    listings.called(destination.name());
    request(destination);
  }

  @Override
  public void request(Destination destination) {
    if (!agenda.pickupNow(destination.name())) {
      onceMore.add(destination.name());
    }
  }

  /** Whether the pick-up that just ended has to run once more; asked once. */
  boolean onceMore(String destination) {
    return onceMore.remove(destination);
  }
}
