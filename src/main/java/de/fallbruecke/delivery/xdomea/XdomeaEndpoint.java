package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import java.util.function.Function;

/**
 * A target that takes xdomea messages.
 *
 * @param asked looking again for a receipt sends nothing again
 */
record XdomeaEndpoint(Function<Target, Connector> connecting, boolean asked)
    implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return connecting.apply(target);
  }

  @Override
  public boolean canBeAsked() {
    return asked;
  }

  @Override
  public String toString() {
    return "Xdomea";
  }
}
