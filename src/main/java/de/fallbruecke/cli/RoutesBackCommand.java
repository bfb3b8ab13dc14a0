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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What takes a version away: {@code routes rollback} and {@code routes retire}. */
abstract class RoutesBackCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private WhoOptions who = new WhoOptions();

  @Parameters(paramLabel = "INSTANCE", description = "name of the instance")
  private String instance = "";

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  abstract RouteEntry change(RoutesDesk desk, String of, String by, @Nullable String reason);

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    who.check(server);
    try (RoutesDesk desk = RoutesDesk.open(configuration, server)) {
      RouteEntry now = change(desk, instance, who.by(), who.reason());
      out.println(
          json
              ? Json.mapper().writeValueAsString(now)
              : now.runs()
                  ? "Instance '%s' runs package '%s' %s again, entry %d."
                      .formatted(now.instance(), now.packageId(), now.version(), now.id())
                  : "Instance '%s' takes nothing any more, entry %d."
                      .formatted(now.instance(), now.id()));
      return 0;
    } catch (Fault fault) {
      Findings.print(out, fault, json);
      return 1;
    } finally {
      out.flush();
    }
  }

  /** {@code routes rollback}. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Brings back the version that was active before; again goes further back.")
  static final class Rollback extends RoutesBackCommand {
    @Override
    RouteEntry change(RoutesDesk desk, String of, String by, @Nullable String reason) {
      return desk.rollback(of, by, reason);
    }
  }

  /** {@code routes retire}. */
  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description = "The instance takes nothing any more; submissions for it are held.")
  static final class Retire extends RoutesBackCommand {
    @Override
    RouteEntry change(RoutesDesk desk, String of, String by, @Nullable String reason) {
      return desk.retire(of, by, reason);
    }
  }
}
