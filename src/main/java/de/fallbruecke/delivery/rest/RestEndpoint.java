package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.check.CheckStep;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target over HTTP with what is needed to speak to it.
 *
 * @param checkUrl may be asked in a connection test; null: nothing may
 */
public record RestEndpoint(RestOptions options, @Nullable URI checkUrl, Clock clock, IdSource ids)
    implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return new RestConnector(target, options, clock, ids);
  }

  @Override
  public List<CheckStep> check(Target target) {
    return new RestTrial(options, checkUrl).steps();
  }

  @Override
  public String address() {
    return HttpTrial.shown(options.url());
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
