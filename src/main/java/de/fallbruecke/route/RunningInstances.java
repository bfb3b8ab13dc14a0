package de.fallbruecke.route;

import de.fallbruecke.route.camel.RunningInstance;
import java.util.Set;

/** The instance that a route sees while it runs. */
final class RunningInstances {
  private RunningInstances() {}

  static RunningInstance of(Activation activation, ReadyPackage ready) {
    return new RunningInstance(
        activation.instance(),
        activation.tenant(),
        ready.manifest().id(),
        ready.manifest().version(),
        ready.hash(),
        ready.checked().servicesWith(activation.values()),
        Set.copyOf(ready.manifest().schemaPacks()),
        ready.mappings());
  }
}
