package de.fallbruecke.testkit;

import de.fallbruecke.Fallbruecke;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.simulator.Simulator;
import de.fallbruecke.simulator.SimulatorOptions;
import de.fallbruecke.simulator.Sink;
import de.fallbruecke.simulator.SinkOptions;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole way on loopback: portal, delivery service, gateway and specialist software over real
 * HTTP and a real PostgreSQL. Gateway and delivery service share a clock that a test can put
 * forward.
 */
public final class World implements AutoCloseable {
  private static final String TENANT = "musterkreis";
  private static final String TARGET = "beispiel-fv";
  private static final String RECORDS = "beispiel-akte";

  private final Path directory;
  private final Map<String, String> settings;
  private final ShiftedClock clock = new ShiftedClock();
  private final Simulator simulator;
  private final Sink sink;
  private final Portal portal;
  private @Nullable ConfigurableApplicationContext gateway;

  private World(Builder builder) throws IOException {
    directory = Files.createTempDirectory("fallbruecke-world");
    simulator =
        Simulator.start(
            SimulatorOptions.in(directory.resolve("portal"))
                .keys(SharedKeys.source())
                .clock(clock)
                .destinations(builder.destinations));
    sink = Sink.start(SinkOptions.writing(directory.resolve("ledger.jsonl")));
    portal = Portal.of(simulator.connection());
    Files.createDirectories(directory.resolve("records"));
    settings = settings();
    settings.putAll(builder.settings);
  }

  /**
   * The four default destinations, each with its route, all to one target and one of them to a file
   * drop too.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** The default world, running. */
  public static World start() {
    return builder().start();
  }

  /** Starts the gateway in this process. */
  public World startGateway() {
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(Fallbruecke.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(
                            "shiftedClock",
                            Clock.class,
                            () -> clock,
                            definition -> definition.setPrimary(true)));
    gateway =
        application.run(
            settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new));
    return this;
  }

  /**
   * Starts one more gateway in this process, on the same database, whose machine has a clock of its
   * own; the caller closes it. It goes by the database's time, as every real one does.
   */
  public ConfigurableApplicationContext startNode(Clock machine) {
    return new SpringApplicationBuilder(Fallbruecke.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "machineClock",
                        Clock.class,
                        () -> machine,
                        definition ->
                            ((AbstractBeanDefinition) definition).setDefaultCandidate(false)))
        .run(
            settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new));
  }

  /** Stops the gateway; everything else goes on. */
  public void stopGateway() {
    if (gateway != null) {
      gateway.close();
      gateway = null;
    }
  }

  public Simulator simulator() {
    return simulator;
  }

  public Sink sink() {
    return sink;
  }

  public Portal portal() {
    return portal;
  }

  public ShiftedClock clock() {
    return clock;
  }

  public Connection.Destination destination(String name) {
    return simulator.connection().destination(name);
  }

  /** Settings of the gateway, to be changed before it starts. */
  public Map<String, String> gatewaySettings() {
    return settings;
  }

  /** A bean of the gateway. */
  public <T> T bean(Class<T> type) {
    if (gateway == null) {
      throw new IllegalStateException("The gateway does not run");
    }
    return gateway.getBean(type);
  }

  /** Port of the gateway's pages and callbacks. */
  public int port() {
    return Integer.parseInt(
        bean(org.springframework.core.env.Environment.class)
            .getRequiredProperty("local.server.port"));
  }

  /** Sends one fixture, for example {@code wohngeld/umlaute}, or the first of a package. */
  public Sent send(String sample) {
    return portal.send(draft(sample));
  }

  /** The same before it is sent. */
  public Draft draft(String sample) {
    var chosen = Samples.under(Path.of("routes")).named(sample).getFirst();
    String destination =
        simulator.connection().destinations().stream()
            .filter(d -> chosen.routePackage().equals(d.routePackage()))
            .map(Connection.Destination::name)
            .findFirst()
            .orElseThrow();
    return chosen.draft(destination);
  }

  /** What the gateway knows of a submission. */
  public Optional<Submission> find(Sent sent) {
    return bean(Submissions.class)
        .find(
            simulator.connection().destination(sent.destinationId().toString()).name(),
            sent.submissionId().toString());
  }

  /** Waits until the submission is in the state. */
  public Submission await(Sent sent, SubmissionState state) {
    Awaitility.await(sent.submissionId() + " becomes " + state)
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> find(sent).map(Submission::state).orElse(null), state::equals);
    return find(sent).orElseThrow();
  }

  /** Waits until so many tries of the present step failed. */
  public Submission awaitTries(Sent sent, int tries) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> find(sent).map(Submission::tries).orElse(0) >= tries);
    return find(sent).orElseThrow();
  }

  /** The case that was made of the submission. */
  public Case caseOf(Submission submission) {
    return bean(Cases.class).read(submission.id());
  }

  /** Kinds of the evidence of the submission, in order; the chain is verified. */
  public List<String> evidence(Submission submission) {
    EvidenceLog log = bean(EvidenceLog.class);
    log.verify(submission.id());
    return log.of(submission.id()).stream().map(entry -> entry.event().kind()).toList();
  }

  /** What the delivery service says: submitted, accepted, rejected, … */
  public String status(UUID submissionId) {
    return simulator.status(submissionId).orElse("unknown");
  }

  @Override
  public void close() {
    stopGateway();
    portal.close();
    sink.close();
    simulator.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> settings() {
    Connection connection = simulator.connection();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.port", "0");
    all.put("management.server.port", "0");
    all.put("fallbruecke.data-directory", directory.resolve("gateway").toString());
    all.put("fallbruecke.database.url", Database.migrated().url());
    all.put("fallbruecke.vault.generate-master-key", "true");
    all.put("fallbruecke.engine.poll-interval", "200ms");
    all.put("fallbruecke.tenants." + TENANT + ".title", "Landkreis Musterkreis");
    String account = "fallbruecke.fitconnect.accounts.simulator.";
    all.put(account + "token-url", connection.tokenUrl().toString());
    all.put(account + "submission-api", connection.submissionApi().toString());
    all.put(account + "issuer", connection.issuer());
    all.put(account + "client-id", connection.subscriber().clientId());
    all.put(account + "client-secret", connection.subscriber().clientSecret());
    for (Connection.Destination destination : connection.destinations()) {
      addDestination(all, destination);
    }
    String target = "fallbruecke.targets." + TARGET + ".";
    all.put(target + "type", "rest");
    all.put(target + "tenant", TENANT);
    all.put(target + "productive", "false");
    all.put(target + "idempotent", "true");
    all.put(target + "retry.first", "1s");
    all.put(target + "rest.url", sink.baseUri() + "/cases");
    all.put(target + "rest.timeout", "10s");
    String records = "fallbruecke.targets." + RECORDS + ".";
    all.put(records + "type", "file");
    all.put(records + "tenant", TENANT);
    all.put(records + "productive", "false");
    all.put(records + "file.directory", directory.resolve("records").toString());
    return all;
  }

  private void addDestination(Map<String, String> all, Connection.Destination destination) {
    String prefix = "fallbruecke.destinations." + destination.name() + ".";
    all.put(prefix + "tenant", TENANT);
    all.put(prefix + "channel", "fitconnect");
    all.put(prefix + "poll-interval", "1s");
    all.put(prefix + "services", destination.serviceIdentifier());
    all.put(prefix + "fitconnect.account", "simulator");
    all.put(prefix + "fitconnect.destination-id", destination.destinationId().toString());
    all.put(prefix + "fitconnect.decryption-keys", key(destination.encryptionKey()));
    all.put(prefix + "fitconnect.signing-key", key(destination.signingKey()));
    all.put(prefix + "fitconnect.callback-secret", destination.callbackSecret());
    if (destination.routePackage() != null) {
      String instance = "fallbruecke.routes.instances." + destination.name() + ".";
      all.put(instance + "package", destination.routePackage());
      all.put(instance + "tenant", TENANT);
      all.put(instance + "parameters.destination", destination.name());
      all.put(instance + "parameters.target", TARGET);
      if (destination.routePackage().equals("gewerbeanmeldung")) {
        all.put(instance + "parameters.records", RECORDS);
      }
    }
  }

  private String key(String file) {
    return directory.resolve("portal").resolve(file).toAbsolutePath().toString();
  }

  /** Puts a world together. */
  public static final class Builder {
    private List<DestinationSpec> destinations = DestinationSpec.defaults();
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** One more destination. */
    public Builder destination(DestinationSpec spec) {
      List<DestinationSpec> all = new ArrayList<>(destinations);
      all.add(spec);
      destinations = all;
      return this;
    }

    /** A setting of the gateway. */
    public Builder set(String key, String value) {
      settings.put(key, value);
      return this;
    }

    /** Everything but the gateway runs. */
    public World withoutGateway() {
      try {
        return new World(this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Everything runs. */
    public World start() {
      return withoutGateway().startGateway();
    }
  }
}
