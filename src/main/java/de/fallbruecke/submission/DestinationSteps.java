package de.fallbruecke.submission;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckStep;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The steps of a connection test of a destination, from its channel. */
public final class DestinationSteps {
  private final Destinations destinations;
  private final Supplier<Stream<Channel>> channels;

  /**
   * @param channels asked when a test is wanted: a channel may need this package to be there first
   */
  DestinationSteps(Destinations destinations, Supplier<Stream<Channel>> channels) {
    this.destinations = destinations;
    this.channels = channels;
  }

  /**
   * New steps; nothing is tried yet.
   *
   * @throws Fault PLACE_UNKNOWN
   */
  public List<CheckStep> of(String name) {
    Destination destination =
        destinations
            .find(name)
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.PLACE_UNKNOWN,
                        "There is no destination of that name in the configuration. Nothing was tried."));
    return channels
        .get()
        .filter(channel -> channel.name().equals(destination.channel()))
        .findFirst()
        .map(channel -> channel.check(destination))
        .orElse(List.of());
  }
}
