package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.RoutePackages;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code routes list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what is active, and the packages that could be activated.")
final class RoutesListCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Installation installation = Installation.open(configuration)) {
      List<Activation> active = installation.service(Activations.class).current();
      RoutePackages packages = installation.service(RoutePackages.class);
      List<RoutePackage> shelf = packages.all();
      Map<String, String> broken = packages.broken();
      if (json) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("instances", active.stream().map(ActivationText::json).toList());
        all.put("packages", shelf);
        all.put("broken", broken);
        out.println(Json.mapper().writeValueAsString(all));
      } else {
        out.println(ActivationText.head());
        active.forEach(one -> out.println(ActivationText.line(one)));
        out.println();
        out.println("%-28s %-16s %s".formatted("PACKAGE", "VERSION", "TITLE"));
        shelf.forEach(
            one -> out.println("%-28s %-16s %s".formatted(one.id(), one.version(), one.title())));
        broken.forEach((name, why) -> out.println("%-28s %s".formatted(name, why)));
      }
      out.flush();
      return 0;
    }
  }
}
