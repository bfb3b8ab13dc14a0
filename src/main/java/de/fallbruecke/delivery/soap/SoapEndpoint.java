package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.IdSource;
import java.time.Clock;

/** A SOAP endpoint. */
record SoapEndpoint(SoapOptions options, Clock clock, IdSource ids) implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new SoapConnector(target, options, clock, ids);
  }

  @Override
  public boolean canBeAsked() {
    return options.foreign() == null;
  }

  @Override
  public String toString() {
    return options.toString();
  }
}
