package de.fallbruecke.engine;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destination;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels of this program by name. */
final class Channels {
  private final Map<String, Channel> byName;

  Channels(List<Channel> channels) {
    this.byName =
        channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
  }

  Channel of(Destination destination) {
    Channel channel = byName.get(destination.channel());
    if (channel == null) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "fallbruecke.destinations.%s.channel is '%s', which does not exist. Known channels: %s."
              .formatted(destination.name(), destination.channel(), byName.keySet()));
    }
    return channel;
  }
}
