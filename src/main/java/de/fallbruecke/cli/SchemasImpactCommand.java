package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.xoev.Impact;
import de.fallbruecke.xoev.RouteUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code schemas impact}. */
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description = "Tells which route packages use a standard or a code list and when it expires.")
final class SchemasImpactCommand implements Callable<Integer> {
  @Mixin private SchemasFolder folder = new SchemasFolder();

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
    Impact impact = Impact.of(folder.open().details(), uses(), SchemasText.today());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(json(impact)));
    } else {
      print(impact, out);
    }
    out.flush();
    return impact.good() ? 0 : 1;
  }

  private List<RouteUse> uses() {
    if (!active) {
      return SchemasRoutes.in(routes);
    }
    try (Installation installation = Installation.open(configuration)) {
      return SchemasRoutes.active(installation);
    }
  }

  private static void print(Impact impact, PrintWriter out) {
    for (Impact.OnPack use : impact.packs()) {
      out.println(
          "%s  %s, %s: %s"
              .formatted(
                  use.pack().reference(),
                  SchemasText.word(use.state()),
                  SchemasText.dates(use.pack().validity()),
                  names(use.routes())));
    }
    impact.packs().stream()
        .flatMap(use -> use.anyRoutes().stream())
        .distinct()
        .forEach(route -> out.println("any pack: " + route));
    for (Impact.OnList use : impact.lists()) {
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

  private static Map<String, Object> json(Impact impact) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("packs", impact.packs().stream().map(SchemasImpactCommand::json).toList());
    json.put("codeLists", impact.lists());
    json.put("missing", impact.missing());
    return json;
  }

  private static Map<String, Object> json(Impact.OnPack use) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pack", use.pack().reference());
    json.put("validity", use.state());
    json.put("validTo", String.valueOf(use.pack().validity().to()));
    json.put("routes", use.routes());
    json.put("anyRoutes", use.anyRoutes());
    return json;
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "no route" : String.join(", ", names);
  }
}
