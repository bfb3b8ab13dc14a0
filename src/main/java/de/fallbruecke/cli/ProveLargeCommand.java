package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.KeySource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prove large}: one submission with large attachments passes through a small heap. */
@Command(
    name = "large",
    mixinStandardHelpOptions = true,
    description = {
      "Sends one submission with large attachments through a gateway with a small heap and compares what arrived at each target byte for byte. The last line is one JSON object."
    })
final class ProveLargeCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** 40 MB by the standard, less the message itself. */
  private static final long LARGEST_CONTAINER = 40L * 1024 * 1024 - 64 * 1024;

  @Option(
      names = "--attachments",
      defaultValue = "1",
      paramLabel = "N",
      description = "Number of attachments, 1 to 100 (default 1).")
  int attachments;

  @Option(
      names = "--size",
      defaultValue = "500MB",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "Size of all attachments together (default 500MB).")
  long size;

  @Option(
      names = "--fragment",
      defaultValue = "200MB",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description =
          "Larger attachments travel in fragments of this size, as FIT-Connect recommends (default 200MB; 0 = all in one piece).")
  long fragment;

  @Option(
      names = "--heap",
      defaultValue = "256m",
      paramLabel = "XMX",
      description = "Heap of the gateway as for -Xmx (default 256m).")
  String heap = "256m";

  @Option(
      names = "--channel",
      defaultValue = "fitconnect",
      description =
          "The way in: fitconnect, or xta: one container of at most 40 MB over mutual TLS (default fitconnect).")
  LargeOrigin.Channel channel = LargeOrigin.Channel.FITCONNECT;

  @Option(
      names = "--target",
      defaultValue = "both",
      description = "rest, file, sftp, both (rest and file) or rest_sftp (default both).")
  LargeWorld.Targets target = LargeWorld.Targets.BOTH;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Folder to work in, kept (default: a temporary one, removed).")
  @Nullable Path keep;

  @Option(names = "--json", description = "Nothing but the JSON object.")
  boolean json;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (attachments < 1 || attachments > 100 || size < attachments) {
      throw new ParameterException(
          command().commandLine(), "--attachments is 1 to 100, --size at least a byte for each.");
    }
    if (channel == LargeOrigin.Channel.XTA && size > LARGEST_CONTAINER) {
      throw new ParameterException(
          command().commandLine(), "An XTA container takes 40 MB: say --size 38MB.");
    }
    if (!heap.matches("\\d{1,6}[kmgKMG]?")) {
      throw new ParameterException(command().commandLine(), "--heap is a number with k, m or g.");
    }
    QuietLog.warningsOnly();
    Path folder = keep == null ? Files.createTempDirectory("fallbruecke-large") : keep;
    try {
      return prove(folder.toAbsolutePath());
    } finally {
      if (keep == null) {
        Folders.delete(folder);
      }
    }
  }

  private int prove(Path folder) throws IOException {
    LargeContent content = LargeContent.of(attachments, size, fragment);
    tell(attachments + " attachments, " + content.bytes() + " bytes; starting ...");
    LargeWorld.Plan plan =
        new LargeWorld.Plan(
            folder, Folders.home(), Set.of(channel), target, heap, KeySource.generating(), null);
    try (LargeWorld world = LargeWorld.start(plan)) {
      // The children must not outlive Ctrl-C.
      Runtime.getRuntime().addShutdownHook(new Thread(world::close));
      if (!world.gateway().awaitReady(START_LIMIT)) {
        command().commandLine().getErr().println(world.gateway().lastLines());
        return 1;
      }
      LargeResult result = new LargeRun(world, channel, content, this::tell).run();
      out().println(Json.mapper().writeValueAsString(result));
      out().flush();
      return result.complete() ? 0 : 1;
    }
  }

  private void tell(String text) {
    if (!json) {
      out().println(text);
      out().flush();
    }
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }
}
