package de.fallbruecke.delivery.xdomea;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.platform.check.CheckStep;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A target that takes xdomea messages.
 *
 * @param asked looking again for a receipt sends nothing again
 * @param steps of a connection test of what is underneath
 */
record XdomeaEndpoint(
    Function<Target, Connector> connecting, boolean asked, Supplier<List<CheckStep>> steps)
    implements Endpoint.Pushed {
  @Override
  public Connector connect(Target target) {
    return connecting.apply(target);
  }

  @Override
  public List<CheckStep> check(Target target) {
    return steps.get();
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
