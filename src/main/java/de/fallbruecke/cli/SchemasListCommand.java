package de.fallbruecke.cli;

import de.fallbruecke.admin.view.StandardView;
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
import picocli.CommandLine.Spec;

/** {@code schemas list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the installed packs and how long they are in force.")
final class SchemasListCommand implements Callable<Integer> {
  @Mixin private SchemasFolder folder = new SchemasFolder();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "One JSON array instead of a table.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<StandardView> packs = StandardsDesk.open(folder, server).list();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(packs));
    } else {
      out.println(SchemasText.head());
      packs.forEach(pack -> out.println(SchemasText.row(pack)));
      out.println(packs.size() + " in all");
    }
    out.flush();
    return 0;
  }
}
