package de.fallbruecke.route.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Where submissions of a channel enter a route: {@code fitconnect:} and {@code xta:}. */
@Component("fitconnect,xta")
final class EntranceComponent extends DefaultComponent {
  private final String channel;
  private final Entrances entrances;

  EntranceComponent(String channel, Entrances entrances) {
    this.channel = channel;
    this.entrances = entrances;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new EntranceEndpoint(uri, this, channel, remaining, entrances);
  }
}
