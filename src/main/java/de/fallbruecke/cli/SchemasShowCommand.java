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

  @Parameters(paramLabel = "PACK", description = "name:version, or name for all versions.")
  private String reference = "";

  @Option(names = "--json", description = "One JSON array instead of lines.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    List<PackDetails> found =
        folder.open().details().stream()
            .filter(
                details ->
                    reference.equals(details.pack().name())
                        || reference.equals(details.pack().reference()))
            .toList();
    if (found.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "There is no pack '%s'. See: schemas list".formatted(reference));
    }
    PrintWriter out = command.commandLine().getOut();
    SchemasText text = new SchemasText(SchemasText.today());
    if (json) {
      out.println(Json.mapper().writeValueAsString(found.stream().map(text::json).toList()));
    } else {
      found.forEach(details -> text.lines(details).forEach(out::println));
    }
    out.flush();
    return 0;
  }
}
