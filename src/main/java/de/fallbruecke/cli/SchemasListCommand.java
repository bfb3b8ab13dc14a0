package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.xoev.PackDetails;
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

  @Option(names = "--json", description = "One JSON array instead of a table.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<PackDetails> packs = folder.open().details();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    SchemasText text = new SchemasText(SchemasText.today());
    if (json) {
      out.println(Json.mapper().writeValueAsString(packs.stream().map(text::json).toList()));
    } else {
      out.println(SchemasText.head());
      packs.forEach(pack -> out.println(text.row(pack)));
      out.println(packs.size() + " in all");
    }
    out.flush();
    return 0;
  }
}
