package de.fallbruecke.cli;

import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the gateway and returns; its threads keep the process running. */
@Command(name = "run", description = "Start the gateway", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  private final Class<?> application;

  RunCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    String[] arguments = configuration.arguments().toArray(String[]::new);
    try {
      SpringApplication.run(application, arguments);
      return 0;
    } catch (RuntimeException reported) {
      // Spring has told why in its failure report; a second trace would bury it.
      return 1;
    }
  }
}
