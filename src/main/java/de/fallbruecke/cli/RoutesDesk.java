package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.admin.view.RouteList;
import de.fallbruecke.route.PackageExports;
import de.fallbruecke.route.Replay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instances of route packages of an installation, wherever it is. */
interface RoutesDesk extends AutoCloseable {
  /** That of the options. */
  static RoutesDesk open(ConfigurationOptions options, ServerOptions server) {
    return server.given()
        ? new RemoteRoutes(server.gateway())
        : new LocalRoutes(Installation.open(options));
  }

  /** The same with its master key, for what has to read submissions here. */
  static RoutesDesk openWithContent(ConfigurationOptions options, ServerOptions server) {
    return server.given()
        ? new RemoteRoutes(server.gateway())
        : new LocalRoutes(Installation.openWithContent(options));
  }

  RouteList list();

  /** Newest first. */
  List<RouteEntry> show(String instance);

  RouteEntry activate(RouteWish wish, @Nullable Long reviewed);

  RouteEntry rollback(String instance, String by, @Nullable String reason);

  RouteEntry retire(String instance, String by, @Nullable String reason);

  /** Compares with the active version; takes as long as it takes. */
  Replay replay(RouteWish wish, int last, boolean fixtures);

  /** The active version as a signed archive. */
  PackageExports.Archive export(String instance);

  @Override
  void close();
}
