package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code send}: a portal that encrypts and submits; one JSON line per submission on stdout. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Encrypts and submits applications to a simulator, as an online service does.")
public final class SendCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "State directory of the simulator (connection.json is read).")
  @Nullable Path state;

  @Option(names = "--count", defaultValue = "1", description = "How many submissions (default 1).")
  int count;

  @Option(
      names = "--sample",
      paramLabel = "NAME",
      description = "Route package (all its fixtures in turn) or package/fixture; default: all.")
  @Nullable String sample;

  @Option(
      names = "--routes",
      defaultValue = "routes",
      paramLabel = "DIR",
      description = "Folder of the route packages (default routes).")
  Path routes = Path.of("routes");

  @Option(names = "--file", description = "Data file to send instead of a sample.")
  @Nullable Path file;

  @Option(names = "--attachment", description = "File to attach; may be repeated.")
  List<Path> attachments = List.of();

  @Option(
      names = "--fragment",
      defaultValue = "0",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "Larger attachments travel in fragments of this size, for example 200MB.")
  long fragment;

  @Option(names = "--rate", paramLabel = "R", description = "At most so many per second.")
  @Nullable Double rate;

  @Option(names = "--destination", description = "Name or id of the destination.")
  @Nullable String destination;

  @Option(names = "--service", description = "Service key instead of the destination's.")
  @Nullable String service;

  @Option(names = "--schema", description = "Data schema URI instead of the destination's.")
  @Nullable String schema;

  @Option(names = "--mime", description = "MIME type of the data instead of the file's.")
  @Nullable String mime;

  @Option(names = "--v1", description = "Submits over API v1 with metadata 1.0.0.")
  boolean v1;

  @Spec @Nullable CommandSpec spec;

  private record Item(String name, Draft draft) {}

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (file != null ? sample != null : !attachments.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--file and --sample exclude each other; --attachment needs --file");
    }
    if (count < 1 || (rate != null && rate <= 0)) {
      throw new ParameterException(
          command.commandLine(), "--count must be at least 1, --rate more than 0");
    }
    Connection connection = Connection.read(Objects.requireNonNull(state));
    List<Item> items = items(connection);
    PrintWriter out = command.commandLine().getOut();
    try (Portal portal = Portal.of(connection)) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        waitForTurn(start, i);
        Item item = items.get(i % items.size());
        out.println(Json.mapper().writeValueAsString(line(item, portal.send(item.draft()))));
        out.flush();
      }
    }
    return 0;
  }

  private void waitForTurn(long start, int index) {
    if (rate != null) {
      long due = start + (long) (index * 1e9 / rate);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private List<Item> items(Connection connection) {
    if (file != null) {
      Draft draft = Sample.draft(destinationOf(file, connection), file, attachments);
      return List.of(new Item(String.valueOf(file.getFileName()), adjusted(draft)));
    }
    Samples samples = Samples.under(routes);
    List<Sample> chosen = sample == null ? sendable(samples, connection) : samples.named(sample);
    if (chosen.isEmpty()) {
      throw new Fault(
          FaultCode.SAMPLE_INVALID,
          "There are no samples under "
              + routes
              + ". Nothing was sent; name the folder with --routes.");
    }
    return chosen.stream()
        .map(s -> new Item(s.name(), adjusted(s.draft(destinationOf(s, connection)))))
        .toList();
  }

  /** All that somebody waits for: a package may need a standard that is not installed. */
  private List<Sample> sendable(Samples samples, Connection connection) {
    return samples.all().stream()
        .filter(
            one ->
                destination != null
                    || connection.destinations().stream()
                        .anyMatch(d -> one.routePackage().equals(d.routePackage())))
        .toList();
  }

  private String destinationOf(Sample chosen, Connection connection) {
    if (destination != null) {
      return destination;
    }
    return connection.destinations().stream()
        .filter(d -> chosen.routePackage().equals(d.routePackage()))
        .map(Connection.Destination::name)
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.SAMPLE_INVALID,
                    "No destination belongs to package "
                        + chosen.routePackage()
                        + ". Nothing was sent; name one with --destination."));
  }

  /** The last destination that takes this syntax: for XML the one for any XÖV message. */
  private String destinationOf(Path data, Connection connection) {
    if (destination != null) {
      return destination;
    }
    String name = String.valueOf(data.getFileName());
    return connection.destinations().reversed().stream()
        .filter(d -> d.mimeType().endsWith(name.substring(name.lastIndexOf('.') + 1)))
        .map(Connection.Destination::name)
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.SAMPLE_INVALID,
                    "No destination takes "
                        + name
                        + ". Nothing was sent; name one with --destination."));
  }

  private Draft adjusted(Draft draft) {
    if (service != null) {
      draft.service(service);
    }
    if (schema != null) {
      draft.schemaUri(schema);
    }
    if (mime != null) {
      draft.mimeType(mime);
    }
    if (fragment > 0) {
      draft.inFragments(fragment);
    }
    return v1 ? draft.v1() : draft;
  }

  private static Map<String, Object> line(Item item, Sent sent) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now());
    line.put("submissionId", sent.submissionId());
    line.put("caseId", sent.caseId());
    line.put("destinationId", sent.destinationId());
    line.put("service", sent.service());
    line.put("sample", item.name());
    line.put("attachments", sent.attachments().size());
    line.put("bytes", sent.bytes());
    return line;
  }
}
