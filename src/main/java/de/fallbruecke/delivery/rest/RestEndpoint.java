package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.IdSource;
import java.time.Clock;

/** A target over HTTP with what is needed to speak to it. */
public record RestEndpoint(RestOptions options, Clock clock, IdSource ids)
    implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new RestConnector(target, options, clock, ids);
  }

  @Override
  public boolean canBeAsked() {
    return options.statusUrl() != null;
  }

  @Override
  public String toString() {
    return options.toString();
  }
}
