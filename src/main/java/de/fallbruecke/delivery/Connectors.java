package de.fallbruecke.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The connector of each target, made when it is needed first. */
final class Connectors {
  private final Function<ConfiguredTarget, Connector> connecting;
  private final Map<String, Connector> made = new ConcurrentHashMap<>();

  Connectors(Function<ConfiguredTarget, Connector> connecting) {
    this.connecting = connecting;
  }

  Connector of(ConfiguredTarget target) {
    return made.computeIfAbsent(target.name(), name -> connecting.apply(target));
  }
}
