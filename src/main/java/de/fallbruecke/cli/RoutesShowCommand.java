package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code routes show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows an instance: its values, and which version ran when.")
final class RoutesShowCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "INSTANCE", description = "name of the instance")
  private String instance = "";

  @Option(names = "--json", description = "One JSON array, newest entry first.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (RoutesDesk desk = RoutesDesk.open(configuration, server)) {
      List<RouteEntry> history = desk.show(instance);
      if (json) {
        out.println(Json.mapper().writeValueAsString(history));
      } else {
        out.println(ActivationText.head());
        history.forEach(
            one -> {
              out.println(ActivationText.line(one));
              if (one.reason() != null) {
                out.println("    " + one.reason());
              }
            });
        RouteEntry now = history.getFirst();
        out.println();
        out.println("hash  " + now.hash());
        now.parameters().forEach((name, value) -> out.println("  %s = %s".formatted(name, value)));
      }
      out.flush();
      return 0;
    }
  }
}
