package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.rest.HttpTrial;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.time.Clock;
import java.util.List;

/** A SOAP endpoint. */
record SoapEndpoint(SoapOptions options, Clock clock, IdSource ids) implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new SoapConnector(target, options, clock, ids);
  }

  @Override
  public List<CheckStep> check(Target target) {
    return new SoapTrial(options).steps();
  }

  @Override
  public String address() {
    return HttpTrial.shown(options.url());
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
