package de.fallbruecke.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does it and why; both are kept for good. */
final class WhoOptions {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who does it (default: the user of this machine)")
  private @Nullable String by;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why, one sentence")
  private @Nullable String reason;

  String by() {
    return by == null || by.isBlank() ? System.getProperty("user.name", "unknown") : by;
  }

  @Nullable String reason() {
    return reason;
  }
}
