package de.fallbruecke.route.camel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The open entrances by channel and destination. */
final class Entrances {
  private record Key(String channel, String destination) {}

  private final Map<String, RunningInstance> byRoute = new ConcurrentHashMap<>();
  private final Map<Key, List<Entrance>> open = new ConcurrentHashMap<>();

  /** Says whose route the id is, before the route starts. */
  void announce(String routeId, RunningInstance instance) {
    byRoute.put(routeId, instance);
  }

  Entrance open(EntranceConsumer consumer) {
    EntranceEndpoint endpoint = consumer.getEndpoint();
    RunningInstance instance = byRoute.get(consumer.getRoute().getRouteId());
    if (instance == null) {
      throw new IllegalStateException("Route of no instance");
    }
    Entrance entrance = new Entrance(instance, consumer);
    open.computeIfAbsent(
            new Key(endpoint.channel(), endpoint.getDestination()),
            key -> new CopyOnWriteArrayList<>())
        .add(entrance);
    return entrance;
  }

  void close(EntranceConsumer consumer, Entrance entrance) {
    EntranceEndpoint endpoint = consumer.getEndpoint();
    open.getOrDefault(new Key(endpoint.channel(), endpoint.getDestination()), List.of())
        .remove(entrance);
  }

  List<Entrance> at(String channel, String destination) {
    return List.copyOf(open.getOrDefault(new Key(channel, destination), List.of()));
  }
}
