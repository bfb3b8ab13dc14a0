package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.admin.view.RouteList;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.ActivationOrder;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.Replay;
import de.fallbruecke.route.Replays;
import de.fallbruecke.route.RoutePackages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Over the database of a gateway. */
record LocalRoutes(Installation installation) implements RoutesDesk {
  @Override
  public RouteList list() {
    RoutePackages packages = installation.service(RoutePackages.class);
    return new RouteList(
        activations().current().stream().map(RouteEntry::of).toList(),
        packages.all(),
        packages.broken());
  }

  @Override
  public List<RouteEntry> show(String instance) {
    return activations().history(instance).stream().map(RouteEntry::of).toList();
  }

  @Override
  public RouteEntry activate(RouteWish wish, @Nullable Long reviewed) {
    return RouteEntry.of(activations().activate(order(wish, reviewed)));
  }

  @Override
  public RouteEntry rollback(String instance, String by, @Nullable String reason) {
    return RouteEntry.of(activations().rollback(instance, by, reason));
  }

  @Override
  public RouteEntry retire(String instance, String by, @Nullable String reason) {
    return RouteEntry.of(activations().retire(instance, by, reason));
  }

  @Override
  public Replay replay(RouteWish wish, int last, boolean fixtures) {
    return installation.service(Replays.class).run(order(wish, null), last, fixtures);
  }

  @Override
  public PackageExports.Archive export(String instance) {
    Activation now = activations().history(instance).getFirst();
    return installation.service(PackageExports.class).export(now);
  }

  @Override
  public void close() {
    installation.close();
  }

  private Activations activations() {
    return installation.service(Activations.class);
  }

  private static ActivationOrder order(RouteWish wish, @Nullable Long reviewed) {
    return new ActivationOrder(
        wish.instance(),
        wish.tenant(),
        Path.of(wish.what()).toAbsolutePath().normalize(),
        wish.values(),
        wish.by(),
        wish.reason(),
        reviewed);
  }
}
