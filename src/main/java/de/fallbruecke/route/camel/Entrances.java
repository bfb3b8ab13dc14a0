package de.fallbruecke.route.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which routes are whose, while Camel starts them. */
final class Entrances {
  private final Map<String, StartedRoutes> byRoute = new ConcurrentHashMap<>();

  /** Says whose route the id is, before the route starts. */
  void announce(String routeId, StartedRoutes routes) {
    byRoute.put(routeId, routes);
  }

  void forget(String routeId) {
    byRoute.remove(routeId);
  }

  void open(EntranceConsumer consumer) {
    StartedRoutes routes = byRoute.get(consumer.getRoute().getRouteId());
    if (routes == null) {
      throw new IllegalStateException("Route of no instance");
    }
    routes.add(new Entrance(routes.instance(), consumer));
  }
}
