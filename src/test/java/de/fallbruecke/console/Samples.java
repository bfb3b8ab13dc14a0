package de.fallbruecke.console;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.fitconnect.ShownKeys;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.proof.ChainChecks;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.xoev.InstalledStandards;
import de.fallbruecke.xoev.PackDetails;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One thing of each kind that the console shows, all of one tenant, and what stands for the
 * variables of each address. An address without an entry here fails the tests that ask for every
 * page.
 */
final class Samples {
  static final String PACK = "xsozial-synthetisch";

  /** The thing of the first variable, then what leads into it, and what follows the address. */
  private record Sample(List<String> values, String query, boolean ofAll) {}

  final UUID held;
  final UUID confirmed;

  private final Map<String, Sample> known = new TreeMap<>();

  private Samples(UUID held, UUID confirmed) {
    this.held = held;
    this.confirmed = confirmed;
  }

  /** The console with keys to show. */
  static ServletWebServerApplicationContext console(Path data) throws IOException {
    CompletableFuture<Void> key = CompletableFuture.runAsync(ShownKeys::make);
    Files.createDirectories(data.resolve("routes"));
    Path keys = Files.createDirectories(data.resolve("keys-of-a-destination"));
    ServletWebServerApplicationContext context =
        ConsoleSlice.start(
            data,
            data.resolve("drop"),
            Map.of(),
            started ->
                started.registerBean(
                    KeyRenewals.class, () -> ShownKeys.of(started, "soziales", keys)));
    key.join();
    return context;
  }

  /** Puts the things into it. */
  static Samples in(ServletWebServerApplicationContext context, Path data) throws IOException {
    Stock stock = new Stock(context);
    Samples samples =
        new Samples(stock.held(Stock.sozialhilfe()), stock.confirmed(Stock.gewerbe()));
    samples.submissions(context, stock);
    samples.routes(context, data);
    samples.places();
    PackDetails pack = context.getBean(InstalledStandards.class).get(PACK, "1.0");
    PackDetails.ListVersion list = pack.codeLists().getFirst();
    samples.ofAll("/standards/packs/{name}/{version}", PACK, "1.0");
    samples.ofAll("/standards/packs/{name}/{version}/codes", PACK, "1.0");
    samples.query(
        "/standards/packs/{name}/{version}/codes", "list", list.uri(), "of", list.version());
    samples.thing("/access/tokens/{id}", token(context).toString());
    samples.thing("/alarms/{id}", alarm(context).toString());
    return samples;
  }

  private void submissions(ServletWebServerApplicationContext context, Stock stock) {
    stock.note(
        confirmed,
        "CONTENT_VIEWED",
        Map.of(
            "by",
            "max",
            "why",
            "OTHER",
            "what",
            "case",
            "reason",
            "Rückfrage der Antragstellerin"));
    thing("/submissions/{id}", held.toString());
    thing("/submissions/{id}/acts/{act}", held.toString(), "release");
    thing("/submissions/{id}/content/documents/{number}", held.toString(), "0");
    thing("/evidence/{id}", confirmed.toString());
    thing("/replies/{id}", stock.heldReply(held).id().toString());
    thing(
        "/submissions/jobs/{id}",
        context
            .getBean(BulkJobs.class)
            .create(
                List.of(held),
                Order.of(Act.RELEASE, "operator", "Ordner ist wieder da"),
                new BulkJobs.Manner(null, true))
            .id()
            .toString());
    thing(
        "/evidence/checks/{id}",
        context.getBean(ChainChecks.class).begin(Everybody.TENANT, "auditor").id().toString());
    // saved by one person for that person alone, whatever their tenants are
    ofAll("/submissions/filters/{id}/remove", UUID.randomUUID().toString());
  }

  private void routes(ServletWebServerApplicationContext context, Path data) throws IOException {
    Path folder = Files.createDirectory(data.resolve("neighbour"));
    Neighbour neighbour = new Neighbour(context, folder);
    neighbour.trusted();
    neighbour.takenOver(Neighbour.INSTANCE, "soziales");
    Path archive =
        PackageExport.write(
            new PackageExport(context.getBean(Mappings.class))
                .sign(Neighbour.PACKAGE, neighbour.key, Instant.parse("2026-10-01T08:00:00Z")),
            folder);
    UUID takeover =
        context
            .getBean(Takeovers.class)
            .begin(Everybody.TENANT, Files.readAllBytes(archive), "mail", "admin")
            .id();
    String hash = context.getBean(Activations.class).history(Neighbour.INSTANCE).getLast().hash();
    UUID change =
        context
            .getBean(RouteChanges.class)
            .prepare(
                Everybody.TENANT,
                "sozialhilfe-west",
                hash,
                0,
                Map.of("destination", "gewerbe", "target", Stock.TARGET, "service", "urn:x:y"),
                "admin")
            .id();
    thing("/routes/instances/{instance}", Neighbour.INSTANCE);
    thing("/routes/instances/{instance}/flow/{route}.svg", Neighbour.INSTANCE, "sozialhilfe");
    thing("/routes/instances/{instance}/{act:rollback|retire}", Neighbour.INSTANCE, "retire");
    thing("/routes/imports/{id}", takeover.toString());
    thing("/routes/changes/{id}", change.toString());
    query("/routes/change", "instance", Neighbour.INSTANCE);
    query(
        "/routes/publishers/revoke",
        "tenant",
        Everybody.TENANT,
        "thumbprint",
        neighbour.key.publisher().thumbprint());
  }

  private void places() {
    thing("/places/destinations/{name}", "soziales");
    thing("/places/targets/{name}", Stock.TARGET);
    thing("/places/keys/{name}", "soziales");
    query("/places/keys/{name}/request", "subject", "CN=Musterkreis");
  }

  /** Over already, so that nothing judges it again. */
  private static UUID alarm(ServletWebServerApplicationContext context) {
    UUID id = UUID.randomUUID();
    OffsetDateTime now = context.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC);
    context
        .getBean(JdbcClient.class)
        .sql(
            """
            insert into alarm (id, cause, code, tenant, destination, severity, level, detail, facts,
              raised_at, last_seen, cleared_at)
            values (?, 'sample', 'ALARM_CERTIFICATE_ENDS', ?, 'soziales', 'WARNING', 0, 'x', '{}',
              ?, ?, ?)
            """)
        .params(id, Everybody.TENANT, now, now, now)
        .update();
    return id;
  }

  private static UUID token(ServletWebServerApplicationContext context) {
    Map<String, Set<Role>> grants = Map.of(Everybody.TENANT, Set.of(Role.TENANT_ADMIN));
    Person owner = new Person("tenant-admin", grants);
    return context
        .getBean(AdminTokens.class)
        .create(
            owner,
            owner,
            "Wochenbericht",
            grants,
            context.getBean(Clock.class).instant().plus(Duration.ofDays(30)))
        .token()
        .id();
  }

  private void thing(String path, String... values) {
    put(path, new Sample(List.of(values), "", false));
  }

  private void ofAll(String path, String... values) {
    put(path, new Sample(List.of(values), "", true));
  }

  private void query(String path, String... pairs) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      query
          .append(i == 0 ? '?' : '&')
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    Sample found = find(path).orElse(new Sample(List.of(), "", false));
    put(path, new Sample(found.values(), query.toString(), found.ofAll()));
  }

  private void put(String path, Sample sample) {
    known.put(path, sample);
  }

  /** That of the longest known beginning; what follows an address belongs to it alone. */
  private Optional<Sample> find(String path) {
    return known.entrySet().stream()
        .filter(one -> path.equals(one.getKey()) || path.startsWith(one.getKey() + "/"))
        .max(Comparator.comparingInt(one -> one.getKey().length()))
        .map(
            one ->
                path.equals(one.getKey())
                    ? one.getValue()
                    : new Sample(one.getValue().values(), "", one.getValue().ofAll()));
  }

  /** Whether it belongs to no tenant: everybody may see it, or only whoever made it. */
  boolean ofAll(Mapped mapped) {
    return find(mapped.path()).filter(Sample::ofAll).isPresent();
  }

  /** The address of the thing; empty if nothing here stands for one of its variables. */
  Optional<String> address(Mapped mapped) {
    return address(mapped, false);
  }

  /** The same of a thing that never was. */
  Optional<String> nowhere(Mapped mapped) {
    return address(mapped, true);
  }

  /** What stands for the first variable of a thing. */
  String name(Mapped mapped) {
    return find(mapped.path()).orElseThrow().values().getFirst();
  }

  /** What stands for it if there is none: of the same kind. */
  String noName(Mapped mapped) {
    return name(mapped).matches("[0-9a-f-]{36}")
        ? "00000000-0000-4000-8000-000000000000"
        : "never-was";
  }

  private Optional<String> address(Mapped mapped, boolean nowhere) {
    String path = mapped.path();
    Sample sample = find(path).orElse(new Sample(List.of(), "", false));
    for (int i = 0; path.contains("{"); i++) {
      if (i >= sample.values().size()) {
        return Optional.empty();
      }
      String value = i == 0 && nowhere ? noName(mapped) : sample.values().get(i);
      path = path.replaceFirst("\\{[^}]+}", value);
    }
    return Optional.of(path + sample.query());
  }

  /** What nobody of another tenant may find on any page. */
  List<String> traces() {
    return Stream.concat(
            known.values().stream()
                .filter(sample -> !sample.ofAll() && !sample.values().isEmpty())
                .map(sample -> sample.values().getFirst()),
            Stream.of(Everybody.TENANT, "Wochenbericht"))
        .distinct()
        .toList();
  }

  /** Of these, what is on no list: one comes to it from the page of something else. */
  List<String> unlisted() {
    return Stream.of(
            "/replies/{id}", "/routes/changes/{id}", "/routes/imports/{id}", "/alarms/{id}")
        .map(path -> known.get(path).values().getFirst())
        .toList();
  }
}
