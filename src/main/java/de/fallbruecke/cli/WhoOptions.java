package de.fallbruecke.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who does it and why; both are kept for good. */
final class WhoOptions {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who does it (default: the user of this machine)")
  private @Nullable String by;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why, one sentence")
  private @Nullable String reason;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  String by() {
    return by == null || by.isBlank() ? System.getProperty("user.name", "unknown") : by;
  }

  @Nullable String reason() {
    return reason;
  }

  /**
   * With a server the token says who it is, and nothing is changed without a reason.
   *
   * @throws ParameterException otherwise
   */
  void check(ServerOptions server) {
    checkName(server);
    if (server.given() && (reason == null || reason.isBlank())) {
      throw wrong("With --server say why with --reason.");
    }
  }

  /**
   * With a server the token says who it is.
   *
   * @throws ParameterException otherwise
   */
  void checkName(ServerOptions server) {
    if (server.given() && by != null) {
      throw wrong("--by goes only without --server; there your token says who.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
