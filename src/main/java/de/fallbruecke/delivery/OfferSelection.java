package de.fallbruecke.delivery;

import java.time.Instant;

/**
 * Which offers of those that nobody has a lease on. They are ordered by the moment they were
 * offered last, so that whoever can only go on from a moment misses none that was offered again.
 *
 * @param onlyNew only those that nobody ever began to fetch
 * @param from offered then or later
 * @param until offered then or earlier
 * @param after only what comes after this place
 */
public record OfferSelection(boolean onlyNew, Instant from, Instant until, Place after) {
  /** Later than any offer; what a database can hold. */
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  public OfferSelection {
    from = within(from);
    until = within(until);
  }

  private static Instant within(Instant time) {
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(NEVER) ? NEVER : time;
  }

  /** A place in the list. */
  public record Place(Instant offeredAt, long sequence) {
    static final Place START = new Place(Instant.EPOCH, 0);

    /** That of an offer. */
    public static Place of(Offer offer) {
      return new Place(offer.offeredAt(), offer.sequence());
    }
  }

  /** All, or all that nobody ever began to fetch. */
  public static OfferSelection all(boolean onlyNew) {
    return new OfferSelection(onlyNew, Instant.EPOCH, NEVER, Place.START);
  }

  /** Whether an offer fulfils the conditions, wherever it stands. */
  public boolean holds(Offer offer) {
    return !(onlyNew && offer.timesLeased() > 0)
        && !offer.offeredAt().isBefore(from)
        && !offer.offeredAt().isAfter(until);
  }

  /** The same with what was offered in this time only. */
  public OfferSelection between(Instant begin, Instant end) {
    return new OfferSelection(onlyNew, begin, end, after);
  }

  /** What comes after a place. */
  public OfferSelection after(Place place) {
    return new OfferSelection(onlyNew, from, until, place);
  }
}
