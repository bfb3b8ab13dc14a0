package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteChangeView;
import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.admin.view.RouteList;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.Replay;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Through the interface for admins of a gateway somewhere else. */
record RemoteRoutes(RemoteGateway gateway) implements RoutesDesk {
  private static final Duration LOOK = Duration.ofMillis(500);

  @Override
  public RouteList list() {
    return gateway.get("/routes", RouteList.class);
  }

  @Override
  public List<RouteEntry> show(String instance) {
    return List.of(gateway.get(path(instance), RouteEntry[].class));
  }

  @Override
  public RouteEntry activate(RouteWish wish, @Nullable Long reviewed) {
    RouteChangeView change = reviewed == null ? prepare(wish) : compared(wish.instance(), reviewed);
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("reason", wish.reason());
    decision.put("reviewed", reviewed != null);
    return gateway.post("/changes/" + change.id() + "/activate", decision, RouteEntry.class);
  }

  private RouteChangeView compared(String instance, long replay) {
    return Arrays.stream(gateway.get(path(instance) + "/changes", RouteChangeView[].class))
        .filter(one -> of(one.comparison(), replay))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.REPLAY_UNKNOWN,
                    "No change of instance '%s' is being prepared that has the replay %d. Nothing was changed; run 'routes replay --server' and use the number that it names."
                        .formatted(instance, replay)));
  }

  private static boolean of(RouteChangeView.@Nullable Comparison comparison, long replay) {
    return comparison != null && Long.valueOf(replay).equals(comparison.replay());
  }

  @Override
  public RouteEntry rollback(String instance, String by, @Nullable String reason) {
    return back(instance, "/rollback", reason);
  }

  @Override
  public RouteEntry retire(String instance, String by, @Nullable String reason) {
    return back(instance, "/retire", reason);
  }

  private RouteEntry back(String instance, String act, @Nullable String reason) {
    RouteEntry now = show(instance).getFirst();
    return gateway.postSeen(
        path(instance) + act, tag(now), Map.of("reason", String.valueOf(reason)), RouteEntry.class);
  }

  @Override
  public Replay replay(RouteWish wish, int last, boolean fixtures) {
    RouteChangeView change = prepare(wish);
    String path = "/changes/" + change.id();
    change =
        gateway.post(
            path + "/compare", Map.of("last", last, "examples", fixtures), RouteChangeView.class);
    while (change.comparing() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK.toNanos());
      change = gateway.get(path, RouteChangeView.class);
    }
    RouteChangeView.Comparison comparison = change.comparison();
    if (comparison == null) {
      throw new Fault(
          FaultCode.ACTIVATION_REFUSED,
          "Nothing of instance '%s' is active, so there is nothing to compare with."
              .formatted(wish.instance()));
    }
    if (comparison.replay() == null) {
      throw new Fault(
          FaultCode.REPLAY_UNKNOWN,
          "The replay ended as %s%s. Nothing was changed; run it again."
              .formatted(
                  comparison.state(),
                  comparison.detail() == null ? "" : ": " + comparison.detail()));
    }
    return gateway.get("/replays/" + comparison.replay(), Replay.class);
  }

  @Override
  public PackageExports.Archive export(String instance) {
    RemoteGateway.File file = gateway.postForFile(path(instance) + "/export");
    return new PackageExports.Archive(file.name(), file.bytes());
  }

  @Override
  public void close() {
    // nothing is kept open
  }

  private RouteChangeView prepare(RouteWish wish) {
    @Nullable RouteEntry now =
        list().instances().stream()
            .filter(one -> one.instance().equals(wish.instance()))
            .findFirst()
            .orElse(null);
    RemotePackage pack = RemotePackage.find(gateway, wish, now);
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("hash", pack.hash());
    change.put("parameters", pack.values(wish, now));
    if (wish.tenant() != null) {
      change.put("tenant", wish.tenant());
    }
    String path = path(wish.instance()) + "/changes";
    return now == null
        ? gateway.post(path, change, RouteChangeView.class)
        : gateway.postSeen(path, tag(now), change, RouteChangeView.class);
  }

  private static String path(String instance) {
    return "/routes/" + RemoteGateway.encoded(instance);
  }

  private static String tag(RouteEntry now) {
    return "\"" + now.id() + "\"";
  }
}
