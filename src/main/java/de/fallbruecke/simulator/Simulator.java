package de.fallbruecke.simulator;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.Refusal;
import de.fallbruecke.simulator.jose.Keys;
import de.fallbruecke.simulator.service.Client;
import de.fallbruecke.simulator.service.DeliveryService;
import de.fallbruecke.simulator.service.DestinationEntry;
import de.fallbruecke.simulator.service.OfferedService;
import de.fallbruecke.simulator.service.StateFiles;
import de.fallbruecke.simulator.service.StoredReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A FIT-Connect delivery service on loopback with everything around it set up: clients,
 * destinations, keys. Its state lives in one directory and survives a restart; how to reach it
 * stands in {@code connection.json} there. Endpoints, faults and what of it is confirmed:
 * docs/reference/simulator.md.
 */
public final class Simulator implements AutoCloseable {
  /** Submissions over API v1 carry metadata of this version. */
  private static final String V1_METADATA = "1.0.0";

  /** Channels that every destination offers; the shape of the real answer is assumed. */
  private static final Map<String, Map<String, String>> REPLY_CHANNELS =
      Map.of(
          "eMail", Map.of(),
          "deMail", Map.of(),
          "elster", Map.of(),
          "idBundDeMailbox", Map.of(),
          "fitConnect", Map.of("processStandards", Portal.PROCESS_STANDARD));

  private final Path state;
  private final DirectoryLock lock;
  private final Provisioning provisioning;
  private final DeliveryService service;

  private Simulator(
      Path state, DirectoryLock lock, Provisioning provisioning, DeliveryService service) {
    this.state = state;
    this.lock = lock;
    this.provisioning = provisioning;
    this.service = service;
  }

  /** Starts with the default destinations; the first start takes seconds to make the keys. */
  public static Simulator start(Path state, int port) {
    return start(SimulatorOptions.in(state).port(port));
  }

  /**
   * Starts and answers when it is ready.
   *
   * @throws Fault FB-SIM-001 if the port is taken, FB-SIM-002 if the directory is in use or damaged
   */
  public static Simulator start(SimulatorOptions options) {
    Path state = StateFiles.directory(options.state().toAbsolutePath());
    DirectoryLock lock = DirectoryLock.on(state);
    try {
      Provisioning provisioning = new Provisioning(state, options.keys());
      provisioning.ensure(options.destinations());
      Simulator simulator =
          new Simulator(state, lock, provisioning, service(options, state, provisioning));
      simulator.register();
      simulator.service.route("POST", "/admin/destinations", simulator::addDestination);
      simulator.service.start();
      StateFiles.write(state.resolve(Connection.FILE), simulator.connection());
      return simulator;
    } catch (RuntimeException e) {
      lock.release();
      throw e instanceof Fault ? e : damaged(state, e);
    }
  }

  private static Fault damaged(Path state, RuntimeException e) {
    return new Fault(
        FaultCode.SIMULATOR_STATE,
        "The simulator's state in "
            + state
            + " cannot be used. Nothing was changed; name another directory or remove this one.",
        e);
  }

  private static DeliveryService service(
      SimulatorOptions options, Path state, Provisioning provisioning) {
    DeliveryService.Settings settings =
        new DeliveryService.Settings(
            state.resolve("service"),
            provisioning.serviceKey(),
            options.limits(),
            options.clock(),
            options.callbackPauses());
    int wanted = options.port() == 0 ? lastPort(state) : options.port();
    try {
      return new DeliveryService(wanted, settings);
    } catch (IOException e) {
      if (options.port() != 0 || wanted == 0) {
        throw new Fault(
            FaultCode.SIMULATOR_START,
            "The simulator cannot listen on 127.0.0.1:" + wanted + ". Choose another port.",
            e);
      }
    }
    try {
      return new DeliveryService(0, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port of the last run, so that addresses and issuer stay the same over a restart. */
  private static int lastPort(Path state) {
    return Files.exists(state.resolve(Connection.FILE))
        ? Connection.read(state).tokenUrl().getPort()
        : 0;
  }

  private void register() {
    provisioning
        .clients()
        .forEach(
            (name, credentials) ->
                service
                    .tokens()
                    .register(
                        new Client(
                            credentials.clientId(),
                            credentials.clientSecret(),
                            name.equals(Provisioning.SENDER)
                                ? Client.Role.SENDER
                                : Client.Role.SUBSCRIBER)));
    if (service.destinations().find(provisioning.portalId()).isEmpty()) {
      service.destinations().add(portalEntry());
    }
    for (Provisioning.Registered registered : provisioning.destinations()) {
      if (service.destinations().find(registered.destinationId()).isEmpty()) {
        service.destinations().add(entry(registered));
      }
    }
  }

  /** A destination without services, so that the portal's signature key is published somewhere. */
  private DestinationEntry portalEntry() {
    RSAKey signing = Keys.publicHalf(provisioning.portalSigning());
    return new DestinationEntry(
        provisioning.portalId(),
        "Portal",
        provisioning.credentials(Provisioning.SENDER).clientId(),
        "sender",
        "",
        Map.of(signing.getKeyID(), Json.mapper().readTree(signing.toJSONString())),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private DestinationEntry entry(Provisioning.Registered registered) {
    DestinationSpec spec = registered.spec();
    RSAKey encryption = Keys.publicHalf(provisioning.encryptionKey(registered));
    RSAKey signing = Keys.publicHalf(provisioning.signingKey(registered));
    Map<String, JsonNode> keys = new LinkedHashMap<>();
    keys.put(encryption.getKeyID(), Json.mapper().readTree(encryption.toJSONString()));
    keys.put(signing.getKeyID(), Json.mapper().readTree(signing.toJSONString()));
    return new DestinationEntry(
        registered.destinationId(),
        spec.title(),
        provisioning.credentials(registered.owner()).clientId(),
        DestinationEntry.ACTIVE,
        encryption.getKeyID(),
        keys,
        Stream.of(V1_METADATA, spec.metadataVersion()).distinct().toList(),
        List.of(
            new OfferedService(
                spec.serviceIdentifier(),
                spec.serviceName(),
                List.of(new OfferedService.SubmissionSchema(spec.schemaUri(), spec.mimeType())),
                List.of("DE"))),
        Json.mapper().valueToTree(REPLY_CHANNELS),
        null,
        null);
  }

  private void addDestination(Call call) throws IOException {
    try {
      DestinationSpec spec = Json.mapper().treeToValue(call.json(64 * 1024), DestinationSpec.class);
      call.json(201, addDestination(spec));
    } catch (JacksonException | NullPointerException e) {
      throw Refusal.of(400, "Bad Request", "this is no destination");
    }
  }

  /** Sets up one more destination with its keys; an existing one of that name is answered. */
  public synchronized Connection.Destination addDestination(DestinationSpec spec) {
    provisioning.ensure(List.of(spec));
    register();
    StateFiles.write(state.resolve(Connection.FILE), connection());
    return connection().destination(spec.name());
  }

  /** How to reach the service, as in {@code connection.json}. */
  public Connection connection() {
    String base = service.baseUri().toString();
    return new Connection(
        URI.create(base + "/token"),
        URI.create(base + "/submission-api"),
        URI.create(base),
        URI.create(base + "/destination-api"),
        URI.create(base + "/routing-api"),
        URI.create(base + "/admin"),
        service.issuer(),
        provisioning.credentials(Provisioning.SENDER),
        provisioning.credentials(Provisioning.SUBSCRIBER),
        new Connection.ReplySide(
            provisioning.portalId(),
            provisioning.portalEncryptionFile().toString(),
            provisioning.portalSigningFile().toString()),
        provisioning.destinations().stream().map(this::describe).toList());
  }

  private Connection.Destination describe(Provisioning.Registered registered) {
    DestinationSpec spec = registered.spec();
    return new Connection.Destination(
        spec.name(),
        registered.destinationId(),
        spec.title(),
        spec.routePackage(),
        spec.serviceIdentifier(),
        spec.serviceName(),
        spec.schemaUri(),
        spec.mimeType(),
        spec.metadataVersion(),
        provisioning.credentials(registered.owner()),
        provisioning.encryptionKey(registered).getKeyID(),
        provisioning.signingKey(registered).getKeyID(),
        provisioning.keyFile(registered.keyGroup() + "-encryption").toString(),
        provisioning.keyFile(registered.keyGroup() + "-signing").toString(),
        registered.callbackSecret());
  }

  /** Tells the owner of a destination about new submissions from now on. */
  public void callback(String destination, URI url) {
    Connection.Destination known = connection().destination(destination);
    service
        .destinations()
        .change(
            known.destinationId(),
            old ->
                old.withCallback(
                    new DestinationEntry.CallbackAddress(url.toString(), known.callbackSecret())));
  }

  /** Orders a fault and answers its number. */
  public long inject(InjectedFault fault) {
    return service.faults().add(fault);
  }

  /** Takes all faults back. */
  public void clearFaults() {
    service.faults().clear();
  }

  /** Moves the service's clock and does what falls due by then. */
  public void advance(Duration by) {
    service.advance(by);
  }

  /** The service's time. */
  public Clock clock() {
    return service.clock();
  }

  /**
   * State of a submission: incomplete, submitted, forwarded, accepted, rejected or deleted; empty
   * if the service does not know it.
   */
  public Optional<String> status(UUID submission) {
    return service.submissions().find(submission).map(s -> s.facts().status().key());
  }

  /** State of a reply, as of a submission; empty if the service does not know it. */
  public Optional<String> replyStatus(UUID reply) {
    return service.replies().all().stream()
        .map(StoredReply::facts)
        .filter(facts -> facts.replyId().equals(reply))
        .map(facts -> facts.status().key())
        .findFirst();
  }

  /** How many replies of a case are or were submitted; what was only announced does not count. */
  public long submittedReplies(UUID caseId) {
    return service.replies().all().stream()
        .map(StoredReply::facts)
        .filter(facts -> facts.caseId().equals(caseId) && facts.submittedAt() != null)
        .count();
  }

  /** The last requests, oldest first, as {@code GET /path 200}; status 0 = no answer. */
  public List<String> requests() {
    return service.requests().entries().stream()
        .map(entry -> entry.method() + " " + entry.path() + " " + entry.status())
        .toList();
  }

  /** {@code http://127.0.0.1:port}. */
  public URI baseUri() {
    return service.baseUri();
  }

  /** Stops answering. The state stays on disk. */
  public void stop() {
    service.stop();
    lock.release();
  }

  @Override
  public void close() {
    stop();
  }
}
