package de.fallbruecke.alarm;

import de.fallbruecke.engine.Listing;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destinations;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The listings of a destination fail one after the other; comes earlier than silence. */
record PickupFails(Destinations destinations, Listings listings, int failures)
    implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_PICKUP_FAILS;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return listings.all().stream()
        .filter(listing -> listing.failures() >= failures)
        .flatMap(listing -> finding(listing).stream());
  }

  /** None if the destination was taken out of the configuration: nobody lists it any more. */
  private Optional<Finding> finding(Listing listing) {
    String code = listing.lastCode() == null ? "" : listing.lastCode().code();
    return destinations
        .find(listing.destination())
        .map(
            destination ->
                Finding.of(
                    code(),
                    destination.tenant(),
                    destination.name(),
                    Severity.WARNING,
                    "Destination '%s' could not be listed %d times in a row, last because of %s. It is tried again by itself; look at the code if it does not pass."
                        .formatted(destination.name(), listing.failures(), code),
                    Map.of("failures", String.valueOf(listing.failures()), "code", code)));
  }
}
