package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Shows what is wrong with a package, one finding a line. */
final class Findings {
  private Findings() {}

  static void print(PrintWriter out, Fault fault, boolean json) {
    List<String> lines = lines(fault);
    if (json) {
      out.println(
          Json.mapper().writeValueAsString(Map.of("code", fault.code().code(), "findings", lines)));
    } else {
      lines.forEach(out::println);
    }
  }

  /** The sentence of the fault, then its findings. */
  private static List<String> lines(Fault fault) {
    return Arrays.stream(fault.getMessage().split("\\R| \\| |(?<=finding\\(s\\)): "))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
