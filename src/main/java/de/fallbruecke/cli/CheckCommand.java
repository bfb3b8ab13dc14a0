package de.fallbruecke.cli;

import de.fallbruecke.check.ConnectionChecks;
import de.fallbruecke.check.PlaceCheck;
import de.fallbruecke.check.PlaceKind;
import de.fallbruecke.platform.check.CheckReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code check}: tests the connection to a destination or a target, step by step. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tests the connection to a destination or a target, step by step, with what to do at the step",
      "that fails. Sends no case and changes no submission. Exit status 1 if a step failed."
    })
final class CheckCommand implements Callable<Integer> {
  private enum Kind {
    DESTINATION(PlaceKind.DESTINATION),
    TARGET(PlaceKind.TARGET);

    private final PlaceKind place;

    Kind(PlaceKind place) {
      this.place = place;
    }
  }

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private WhoOptions who = new WhoOptions();
  @Mixin private Answers answers = new Answers();

  @Parameters(index = "0", paramLabel = "KIND", description = "destination or target")
  private Kind kind = Kind.DESTINATION;

  @Parameters(index = "1", paramLabel = "NAME", description = "its name in the configuration")
  private String name = "";

  @Override
  public Integer call() {
    who.checkName(server);
    if (server.given()) {
      return told(
          server
              .gateway()
              .post(
                  "/%s/%s/check"
                      .formatted(
                          kind == Kind.DESTINATION ? "destinations" : "targets",
                          RemoteGateway.encoded(name)),
                  null,
                  CheckReport.class));
    }
    try (Installation installation = Installation.openWithLines(configuration)) {
      PlaceCheck check =
          installation.service(ConnectionChecks.class).check(kind.place, name, who.by());
      return told(check.report());
    }
  }

  private int told(CheckReport report) {
    answers.give(CheckText.lines(report), report);
    return report.passed() ? 0 : 1;
  }
}
