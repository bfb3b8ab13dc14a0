package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.FieldChange;
import de.fallbruecke.route.Replay;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code routes replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what would change if a version replaced the active one, without any effect.",
      "Shows paths of fields and classes of values, never a value of a submission."
    })
final class RoutesReplayCommand implements Callable<Integer> {
  private static final int MOST = 10_000;
  private static final int SHOWN = 20;

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OrderOptions options = new OrderOptions();
  @Mixin private WhoOptions who = new WhoOptions();

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "100",
      description = "over so many stored submissions, newest first (default ${DEFAULT-VALUE})")
  private int last = 100;

  @Option(
      names = "--fixtures",
      description = "over the fixtures of the package instead of stored submissions")
  private boolean fixtures;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (last < 1 || last > MOST) {
      throw new ParameterException(command.commandLine(), "--last must be from 1 to 10000.");
    }
    PrintWriter out = command.commandLine().getOut();
    who.checkName(server);
    RouteWish wish = options.wish(who.by(), who.reason(), server);
    try (RoutesDesk desk =
        fixtures
            ? RoutesDesk.open(configuration, server)
            : RoutesDesk.openWithContent(configuration, server)) {
      Replay replay = desk.replay(wish, last, fixtures);
      if (json) {
        out.println(Json.mapper().writeValueAsString(replay));
      } else {
        print(out, replay);
      }
      return replay.same() == replay.items().size() ? 0 : 1;
    } catch (Fault fault) {
      Findings.print(out, fault, json);
      return 1;
    } finally {
      out.flush();
    }
  }

  private static void print(PrintWriter out, Replay replay) {
    replay.items().stream()
        .filter(item -> !item.same())
        .limit(SHOWN)
        .forEach(item -> print(out, item));
    out.println(
        "Replay %d of instance '%s': %s (active) against %s"
            .formatted(
                replay.id(), replay.instance(), replay.activeVersion(), replay.candidateVersion()));
    out.println(
        "  %d compared: %d the same, %d differ, %d of them make no case any more; %d skipped (content gone)"
            .formatted(
                replay.items().size(),
                replay.same(),
                replay.items().size() - replay.same(),
                replay.lost(),
                replay.skipped()));
    replay.fields().forEach((path, count) -> out.println("  %5d x %s".formatted(count, path)));
    out.println("  Activate with --reviewed " + replay.id() + " once you have looked at it.");
  }

  private static void print(PrintWriter out, Replay.Item item) {
    out.println(item.name() + ": " + item.before() + " -> " + item.after() + open(item));
    for (FieldChange change : item.changes()) {
      out.println(
          "    %s: %s -> %s"
              .formatted(
                  change.path(),
                  change.before() == null ? "nothing" : change.before(),
                  change.after() == null ? "nothing" : change.after()));
    }
  }

  private static String open(Replay.Item item) {
    return item.openBefore() == null || item.openAfter() == null
        ? ""
        : ", open leaves %d -> %d".formatted(item.openBefore(), item.openAfter());
  }
}
