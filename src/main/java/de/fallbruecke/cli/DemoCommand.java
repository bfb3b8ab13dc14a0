package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.Sent;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code demo}: everything on loopback, to look at ({@code demo}) or to check ({@code demo --once
 * N}).
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts a delivery service, a sample specialist software and the gateway on this machine and sends samples.")
final class DemoCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration TRICKLE = Duration.ofSeconds(20);

  /** A forgotten demo stops sending after this many. */
  private static final int MOST = 1000;

  @Option(
      names = "--once",
      paramLabel = "N",
      description = "Send N, wait until all are confirmed, rejected or held, report and stop.")
  @Nullable Integer once;

  @Option(names = "--json", description = "With --once: report as one JSON object.")
  boolean json;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the demo, kept (default data/demo; with --once a temporary one).")
  @Nullable Path state;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the console (default 8080; another one if it is taken).")
  int port;

  @Spec @Nullable CommandSpec spec;

  /** Of this program: the launcher before it may have built it. */
  private final Instant started =
      Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

  @Override
  public Integer call() throws IOException {
    if ((once != null && once < 1) || (json && once == null)) {
      throw new ParameterException(
          command().commandLine(), "--once needs at least 1; --json goes with --once.");
    }
    QuietLog.warningsOnly();
    return once == null ? show() : check(once);
  }

  private int check(int count) throws IOException {
    Path folder = state == null ? Files.createTempDirectory("fallbruecke-demo") : state;
    try (DemoWorld world = DemoWorld.start(folder, Folders.home(), 0)) {
      if (!ready(world)) {
        return 1;
      }
      List<Sent> sent = new ArrayList<>();
      for (int turn = 0; turn < count; turn++) {
        sent.add(world.send(turn));
      }
      Instant end = Instant.now().plusSeconds(60 + 5L * count);
      while (!settled(world, sent) && Instant.now().isBefore(end)) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
      DemoResult result = result(world, sent);
      out().println(json ? Json.mapper().writeValueAsString(result) : result.table());
      out().flush();
      return result.complete() && result.answered() == world.wanted() ? 0 : 1;
    } finally {
      if (state == null) {
        Folders.delete(folder);
      }
    }
  }

  private int show() throws IOException {
    Path folder = state == null ? Path.of("data/demo") : state;
    try (DemoWorld world = DemoWorld.start(folder.toAbsolutePath(), Folders.home(), port)) {
      // The children must not outlive Ctrl-C.
      Runtime.getRuntime().addShutdownHook(new Thread(world::close));
      out().println("Starting ...");
      out().flush();
      if (!ready(world)) {
        return 1;
      }
      greet(world, folder);
      List<Sent> sent = new ArrayList<>();
      for (int turn = 0; turn < world.neighbours().packages(); turn++) {
        sent.add(world.send(turn));
      }
      out().printf("%d applications were sent, one of each kind.%n", sent.size());
      out().flush();
      trickle(world, sent);
    }
    return 0;
  }

  /** Sends one application after the other and starts the gateway again when somebody killed it. */
  private void trickle(DemoWorld world, List<Sent> sent) throws IOException {
    Instant next = Instant.now().plus(TRICKLE);
    DemoResult shown = new DemoResult(0, 0, 0, 0, 0, 0, 0, 0);
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      if (!world.gateway().isAlive()) {
        restart(world);
      }
      if (Instant.now().isAfter(next) && sent.size() < MOST) {
        sent.add(world.send(sent.size()));
        next = Instant.now().plus(TRICKLE);
      }
      DemoResult now = result(world, sent);
      if (now.delivered() != shown.delivered()
          || now.confirmed() != shown.confirmed()
          || now.held() != shown.held()
          || now.rejected() != shown.rejected()
          || now.answered() != shown.answered()) {
        out()
            .printf(
                "sent %d, with the specialist software %d, confirmed %d, rejected %d, held %d, answered %d%n",
                now.submitted(),
                now.delivered(),
                now.confirmed(),
                now.rejected(),
                now.held(),
                now.answered());
        out().flush();
        shown = now;
      }
    }
  }

  private void restart(DemoWorld world) throws IOException {
    out()
        .printf(
            "The gateway ended (status %d). Starting it again ...%n", world.gateway().exitStatus());
    out().flush();
    world.gateway().restart();
    if (ready(world)) {
      out().printf("The gateway works again (process %d).%n", world.gateway().pid());
      out().flush();
    }
  }

  private boolean ready(DemoWorld world) throws IOException {
    if (world.gateway().awaitReady(START_LIMIT)) {
      return true;
    }
    PrintWriter err = command().commandLine().getErr();
    err.println("The gateway did not start. The end of its log:");
    err.println(world.gateway().lastLines());
    err.flush();
    return false;
  }

  private void greet(DemoWorld world, Path folder) throws IOException {
    Path password = folder.resolve("gateway").resolve("admin-password");
    out()
        .printf(
            """

            Console                %s
              user admin, password %s
            Specialist software    %s

            The gateway is process %d. Kill it (kill -9 %d) and see that nothing is lost:
            the demo starts it again. Ctrl-C ends everything. Its files are in %s.

            """,
            world.console(),
            Files.readString(password).strip(),
            world.neighbours().sinkPage(),
            world.gateway().pid(),
            world.gateway().pid(),
            folder);
    out().flush();
  }

  private static boolean settled(DemoWorld world, List<Sent> sent) {
    long open =
        sent.stream().filter(s -> isOpen(world.neighbours().status(s.submissionId()))).count();
    return (open == 0 && world.answered() >= world.wanted())
        || (open > 0 && open == world.gateway().count("HELD"));
  }

  private static boolean isOpen(String status) {
    return !status.equals("accepted") && !status.equals("rejected");
  }

  private DemoResult result(DemoWorld world, List<Sent> sent) {
    List<String> states =
        sent.stream().map(s -> world.neighbours().status(s.submissionId())).toList();
    GatewayProcess gateway = world.gateway();
    long received =
        Stream.of("RECEIVED", "MAPPED", "DELIVERED", "CONFIRMED", "PURGED")
            .mapToLong(gateway::count)
            .sum();
    return new DemoResult(
        sent.size(),
        received,
        world.taken(),
        (int) states.stream().filter("accepted"::equals).count(),
        (int) states.stream().filter("rejected"::equals).count(),
        gateway.count("HELD"),
        world.answered(),
        Math.round(Duration.between(started, Instant.now()).toMillis() / 100.0) / 10.0);
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }
}
