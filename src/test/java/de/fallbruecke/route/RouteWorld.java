package de.fallbruecke.route;

import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.route.camel.RouteContext;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destination.ReceiptCondition;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.testkit.MemoryVault;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SourceDocuments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Routes with everything around them, in memory. */
final class RouteWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  static final String SERVICE = "urn:de:fim:leika:leistung:99000000000002";

  private final Map<String, Destination> destinations = new LinkedHashMap<>();
  private final Map<String, RoutesProperties.Instance> instances = new LinkedHashMap<>();
  private final Path directory;
  private final MemoryVault vault = new MemoryVault();
  private final Doubles.ProbePacks packs = new Doubles.ProbePacks();
  private final MessageHeaders headers = new Doubles.ProbeHeaders();
  private final Mappings mappings = new Doubles.ProbeMappings();
  private RouteContext context;
  private ActiveRoutes routes;
  private RoutePackages packages;
  private Routing routing;
  private PackageStore store = new Doubles.MemoryStore();
  private ActivationLog log = new Doubles.MemoryLog();
  private boolean follow;
  private RouteWatch watch;

  RouteWorld(Path directory) {
    this.directory = directory;
  }

  RouteWorld destination(String name, String tenant) {
    return destination(name, tenant, false, List.of("urn:probe:schema"));
  }

  RouteWorld destination(String name, String tenant, boolean test, List<String> schemas) {
    return destination(name, tenant, "fitconnect", test, schemas);
  }

  RouteWorld destination(
      String name, String tenant, String channel, boolean test, List<String> schemas) {
    destinations.put(
        name,
        new Destination(
            name,
            tenant,
            channel,
            Duration.ofMinutes(1),
            ReceiptCondition.DELIVERED,
            false,
            test,
            List.of(),
            schemas));
    return this;
  }

  RouteWorld instance(String name, String packageId, String tenant, Map<String, String> values) {
    instances.put(name, new RoutesProperties.Instance(packageId, tenant, values));
    return this;
  }

  /** With a history that other processes share. */
  RouteWorld sharing(ActivationLog sharedLog, PackageStore sharedStore) {
    log = sharedLog;
    store = sharedStore;
    return this;
  }

  RouteWorld followingItsDirectory() {
    follow = true;
    return this;
  }

  /** What happens when a route validates. */
  void onValidate(Runnable action) {
    packs.onValidate(action);
  }

  /** How many routes Camel has. */
  int routesInCamel() {
    return context.routes();
  }

  /** Looks for activations, as a process does every second. */
  RouteWatch watch() {
    return watch;
  }

  RouteWorld start() {
    Doubles.FixedDestinations known = new Doubles.FixedDestinations(destinations);
    context = new RouteContext(packs, headers);
    routes = new ActiveRoutes(context, known);
    PackageCompiler compiler = new PackageCompiler(packs, mappings);
    Shelf shelf = new Shelf(directory, compiler);
    Clock clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    new ConfiguredInstances(
            new RoutesProperties(
                directory,
                instances,
                follow,
                Doubles.NOTHING_REQUIRED,
                directory.resolve("publishers"),
                Map.of(),
                Map.of()),
            shelf,
            compiler,
            store,
            log,
            new InstanceCheck(known),
            clock)
        .bring();
    watch = new RouteWatch(log, store, compiler, routes);
    watch.start();
    packages = new ShelvedPackages(shelf);
    routing =
        new VaultRouting(
            new StoredInputs(vault),
            routes,
            new RouteRun(
                RealRoutes.bean(SourceDocuments.class), new CaseAssembler(headers, clock)));
    return this;
  }

  RoutePackages packages() {
    return packages;
  }

  /** The instances that run. */
  SortedMap<String, ActiveRoutes.Running> running() {
    return routes.running();
  }

  Routed route(String destination, String service, String xml) {
    return route(submit(destination, envelope(service, xml, "urn:probe:schema"), xml));
  }

  Routed route(Submission submission) {
    return routing.route(submission, destinations.get(submission.destination()));
  }

  static Envelope envelope(String service, String data, String schemaUri) {
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    return new Envelope(
        "vorgang-1",
        service == null ? null : new Envelope.Service(service, "Probeleistung"),
        "053700000000",
        new Envelope.Data("application/xml", schemaUri, bytes.length, Sha512.hex(bytes)),
        List.of(),
        null,
        List.of(),
        null,
        null,
        "REF-1",
        null,
        false);
  }

  Submission submit(String destination, Envelope envelope, String data) {
    UUID id = UUID.randomUUID();
    byte[] json = Json.mapper().writeValueAsBytes(envelope);
    vault
        .with(id, Envelope.PART, "application/json", json)
        .with(id, Envelope.DATA_PART, "application/xml", data.getBytes(StandardCharsets.UTF_8));
    return Submission.announced(
            id, destinations.get(destination), new Announcement("ext-" + id, null), NOW)
        .received(envelope, "{}", NOW);
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
  }
}
