package de.fallbruecke.cli;

import de.fallbruecke.admin.view.SubmissionDetails;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code submissions show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows state, deliveries and evidence of submissions; no content.")
final class SubmissionsShowCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "1..*", paramLabel = "ID")
  private List<UUID> ids = List.of();

  @Option(names = "--json", description = "One JSON object per submission and line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (SubmissionsDesk desk = SubmissionsDesk.open(configuration, server)) {
      for (UUID id : ids) {
        SubmissionDetails details = desk.show(id);
        if (json) {
          out.println(Json.mapper().writeValueAsString(details));
        } else {
          SubmissionText.lines(details).forEach(out::println);
        }
      }
      out.flush();
    }
    return 0;
  }
}
