package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers of a command: lines for people, or one JSON value for programs. */
final class Answers {
  @Option(names = "--json", description = "One JSON value instead of text.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  void give(List<String> lines, Object value) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(value));
    } else {
      lines.forEach(out::println);
    }
    out.flush();
  }
}
