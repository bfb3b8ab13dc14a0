package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ImpactView;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.ActivePackages;
import de.fallbruecke.route.StandardsInUse;
import de.fallbruecke.xoev.Impact;
import de.fallbruecke.xoev.RouteUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code schemas impact}. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description = "Tells which route packages use a standard or a code list and when it expires.")
final class SchemasImpactCommand implements Callable<Integer> {
  @Mixin private SchemasFolder folder = new SchemasFolder();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--routes",
      paramLabel = "DIR",
      defaultValue = "routes",
      description = "Folder of the route packages (default routes).")
  private Path routes = Path.of("routes");

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(
      names = "--active",
      description = "What is active in an installation, instead of a folder.")
  private boolean active;

  @Option(names = "--json", description = "One JSON object instead of lines.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (server.given() && !active) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "A gateway tells of what is active there: add --active. Folders of packages are looked at without --server.");
    }
    ImpactView impact =
        server.given()
            ? new StandardsDesk.Remote(server.gateway()).impact()
            : ImpactView.of(Impact.of(folder.open().details(), uses(), SchemasText.today()));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(impact));
    } else {
      print(impact, out);
    }
    out.flush();
    return impact.good() ? 0 : 1;
  }

  private List<RouteUse> uses() {
    if (!active) {
      return StandardsInUse.in(routes);
    }
    try (Installation installation = Installation.open(configuration)) {
      return StandardsInUse.active(
          installation.service(ActivePackages.class),
          installation.service(Activations.class).current());
    }
  }

  private static void print(ImpactView impact, PrintWriter out) {
    for (ImpactView.OnPack use : impact.packs()) {
      out.println(
          "%s  %s, %s: %s"
              .formatted(
                  use.pack(),
                  SchemasText.word(use.validity()),
                  SchemasText.dates(use.validFrom(), use.validTo()),
                  names(use.routes())));
    }
    impact.packs().stream()
        .flatMap(use -> use.anyRoutes().stream())
        .distinct()
        .forEach(route -> out.println("any pack: " + route));
    for (Impact.OnList use : impact.codeLists()) {
      out.println(
          "%s %s  %s: %s"
              .formatted(
                  use.uri(),
                  use.version() == null ? "(any version)" : use.version(),
                  use.packs().isEmpty() ? "in no pack" : "in " + names(use.packs()),
                  names(use.routes())));
    }
    impact
        .missing()
        .forEach((pack, users) -> out.println("missing: %s, for %s".formatted(pack, names(users))));
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "no route" : String.join(", ", names);
  }
}
