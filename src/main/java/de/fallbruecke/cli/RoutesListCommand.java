package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteList;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
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
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (RoutesDesk desk = RoutesDesk.open(configuration, server)) {
      RouteList list = desk.list();
      if (json) {
        out.println(Json.mapper().writeValueAsString(list));
      } else {
        out.println(ActivationText.head());
        list.instances().forEach(one -> out.println(ActivationText.line(one)));
        out.println();
        out.println("%-28s %-16s %s".formatted("PACKAGE", "VERSION", "TITLE"));
        list.packages()
            .forEach(
                one ->
                    out.println("%-28s %-16s %s".formatted(one.id(), one.version(), one.title())));
        list.broken().forEach((name, why) -> out.println("%-28s %s".formatted(name, why)));
      }
      out.flush();
      return 0;
    }
  }
}
