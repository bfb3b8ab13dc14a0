package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.platform.Fault;
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

/** {@code routes activate}. */
@Command(
    name = "activate",
    mixinStandardHelpOptions = true,
    description = "Makes a version active, in all processes within seconds and without a restart.")
final class RoutesActivateCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OrderOptions options = new OrderOptions();
  @Mixin private WhoOptions who = new WhoOptions();

  @Option(
      names = "--reviewed",
      paramLabel = "ID",
      description = "the replay of this version that you have looked at")
  private @Nullable Long reviewed;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    who.check(server);
    RouteWish wish = options.wish(who.by(), who.reason(), server);
    try (RoutesDesk desk = RoutesDesk.open(configuration, server)) {
      RouteEntry active = desk.activate(wish, reviewed);
      out.println(
          json
              ? Json.mapper().writeValueAsString(active)
              : "Instance '%s' runs package '%s' %s, entry %d."
                  .formatted(active.instance(), active.packageId(), active.version(), active.id()));
      return 0;
    } catch (Fault fault) {
      Findings.print(out, fault, json);
      return 1;
    } finally {
      out.flush();
    }
  }
}
