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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schemas show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one pack: messages, namespaces, code lists, dates.")
final class SchemasShowCommand implements Callable<Integer> {
  @Mixin private SchemasFolder folder = new SchemasFolder();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "PACK", description = "name:version, or name for all versions.")
  private String reference = "";

  @Option(names = "--json", description = "One JSON array instead of lines.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    List<StandardView> found =
        StandardsDesk.open(folder, server).list().stream()
            .filter(pack -> reference.equals(pack.name()) || reference.equals(pack.reference()))
            .toList();
    if (found.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "There is no pack '%s'. See: schemas list".formatted(reference));
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(found));
    } else {
      found.forEach(pack -> SchemasText.lines(pack).forEach(out::println));
    }
    out.flush();
    return 0;
  }
}
