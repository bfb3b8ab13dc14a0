package de.fallbruecke.cli;

import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Simulator;
import de.fallbruecke.simulator.SimulatorOptions;
import de.fallbruecke.simulator.xta.XtaSamples;
import de.fallbruecke.simulator.xta.XtaSimulator;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulator}: the FIT-Connect delivery service, and XTA if wanted, until it is stopped. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = "Runs a FIT-Connect delivery service on 127.0.0.1 until it is stopped.")
public final class SimulatorCommand implements Callable<Integer> {
  @Option(names = "--port", defaultValue = "0", description = "Port; 0 takes any (default).")
  int port;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "Directory for state, keys and connection.json; kept over restarts.")
  @Nullable Path state;

  @Option(
      names = "--destinations",
      paramLabel = "FILE",
      description = "JSON file with the destinations to set up instead of the default ones.")
  @Nullable Path destinations;

  @Option(
      names = "--callback-url",
      paramLabel = "URL",
      description = "Where all destinations are told about new submissions.")
  @Nullable URI callbackUrl;

  @Option(
      names = "--xta",
      description = "Also run an XTA server with message boxes (2.1.1 and core 3.1.1).")
  boolean xta;

  @Option(
      names = "--xta-port",
      defaultValue = "0",
      paramLabel = "PORT",
      description = "Port of the XTA server; 0 takes any (default).")
  int xtaPort;

  @Option(
      names = "--xta-samples",
      paramLabel = "DIR",
      description = "Folder of route packages whose XML fixtures are put into the XTA message box.")
  @Nullable Path xtaSamples;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path directory = java.util.Objects.requireNonNull(state);
    SimulatorOptions options = SimulatorOptions.in(directory).port(port);
    if (destinations != null) {
      try (InputStream in = Files.newInputStream(destinations)) {
        options = options.destinations(DestinationSpec.read(in));
      }
    }
    try (Simulator simulator = Simulator.start(options)) {
      if (callbackUrl != null) {
        URI url = callbackUrl;
        simulator
            .connection()
            .destinations()
            .forEach(destination -> simulator.callback(destination.name(), url));
      }
      PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
      out.println("FIT-Connect simulator: " + simulator.baseUri());
      out.println("Connection: " + directory.resolve(Connection.FILE).toAbsolutePath());
      out.flush();
      if (xta) {
        withXta(directory, out, simulator);
      } else {
        untilStopped(simulator::stop);
      }
    }
    return 0;
  }

  private void withXta(Path directory, PrintWriter out, Simulator simulator)
      throws InterruptedException {
    try (XtaSimulator server =
        XtaSimulator.start(directory.resolve("xta"), xtaPort, XtaSimulator.DEFAULT_ACCOUNTS)) {
      if (xtaSamples != null) {
        XtaSamples.under(xtaSamples).forEach(server::put);
      }
      out.println("XTA simulator: " + server.baseUri());
      out.println("Certificates: " + server.certificates().toAbsolutePath());
      out.flush();
      untilStopped(simulator::stop);
    }
  }

  static void untilStopped(Runnable stop) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.run();
                  stopped.countDown();
                },
                "stop"));
    stopped.await();
  }
}
