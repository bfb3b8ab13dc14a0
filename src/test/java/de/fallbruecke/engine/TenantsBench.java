package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.zaxxer.hikari.HikariDataSource;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.reply.TestReplies;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.vault.TestVault;
import de.fallbruecke.vault.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many tenants, each with one destination and one target, in real time. The first one is noisy. */
final class TenantsBench implements AutoCloseable {
  private static final Duration LISTING = Duration.ofMillis(10);
  private static final Duration RECEIVING = Duration.ofMillis(100);
  private static final Duration DELIVERING = Duration.ofMillis(100);
  private static final Duration DELIVERING_SLOWLY = Duration.ofMillis(500);
  private static final Duration BETWEEN = Duration.ofMillis(60);
  private static final String NOISY = "tenant-0";

  private final Map<String, Destination> destinations = new LinkedHashMap<>();
  private final Map<String, Queue<Announcement>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Instant> announced = new ConcurrentHashMap<>();
  private final Map<String, Instant> delivered = new ConcurrentHashMap<>();
  private final HikariDataSource dataSource;
  private final Submissions submissions;
  private final List<Agenda> agendas = new ArrayList<>();
  private final List<Engine> engines = new ArrayList<>();
  private final Map<Integer, AtomicInteger> listings = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> deliveredBy = new ConcurrentHashMap<>();
  private final Set<String> beingListed = ConcurrentHashMap.newKeySet();
  private volatile boolean listedTwiceAtOnce;
  private int noise;

  TenantsBench(int tenants) {
    this(tenants, 1, Duration.ofMinutes(1));
  }

  /**
   * Several processes on one database, except that they share this one.
   *
   * @param poll pause between two listings of a destination
   */
  TenantsBench(int tenants, int nodes, Duration poll) {
    for (int n = 0; n < tenants; n++) {
      String name = "tenant-" + n;
      destinations.put(
          name,
          new Destination(
              name,
              name,
              "fitconnect",
              poll,
              Destination.ReceiptCondition.DELIVERED,
              false,
              false,
              List.of(),
              List.of()));
      waiting.put(name, new ConcurrentLinkedQueue<>());
    }
    Clock clock = Clock.systemUTC();
    dataSource = new HikariDataSource();
    dataSource.setDataSource(Database.migrated().dataSource());
    dataSource.setMaximumPoolSize(12 * nodes);
    JdbcClient jdbc = JdbcClient.create(dataSource);
    submissions = de.fallbruecke.submission.TestSubmissions.postgres(jdbc);
    Deliveries deliveries = de.fallbruecke.delivery.TestDeliveries.postgres(jdbc);
    Vault vault = TestVault.postgres(jdbc, clock);
    for (int node = 0; node < nodes; node++) {
      engines.add(engine(node, vault, jdbc, deliveries, clock));
    }
    engines.forEach(Engine::start);
  }

  private Engine engine(
      int node, Vault vault, JdbcClient jdbc, Deliveries deliveries, Clock clock) {
    AtomicReference<Engine> running = new AtomicReference<>();
    Agenda agenda =
        new Agenda(
            SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(new JsonSerializer())
                .build(),
            () -> Optional.ofNullable(running.get()).ifPresent(Engine::checkNow),
            clock);
    agendas.add(agenda);
    ScriptedChannel channel = new ScriptedChannel();
    channel.listing = destination -> list(node, destination);
    channel.reception = this::receive;
    EngineBench.ScriptedDispatch dispatch = new EngineBench.ScriptedDispatch();
    dispatch.answer = delivery -> deliver(node, delivery);
    Engine engine =
        new EngineConfiguration()
            .engine(
                dataSource,
                new EngineSettings(
                    8, 0, 0, Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofDays(7)),
                destinations(),
                TestSubmissions.pauses(jdbc, destinations(), clock),
                List.of(channel),
                submissions,
                vault,
                List.of(),
                (s, d) ->
                    EngineBench.mapped(
                        s, List.of(new de.fallbruecke.route.Routed.Wanted(s.tenant(), true))),
                new EngineBench.NoFormat(),
                new EngineBench.NoCases(),
                deliveries,
                dispatch,
                TestReplies.addresses(
                    jdbc,
                    vault,
                    new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                    clock),
                TestReplies.courier(
                    jdbc,
                    vault,
                    TestEvidence.postgres(jdbc, clock),
                    destinations(),
                    List.of(channel),
                    new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                    clock),
                TestDeliveries.offers(jdbc, clock),
                new Ledger(
                    submissions,
                    TestEvidence.postgres(jdbc, clock),
                    new SimpleMeterRegistry(),
                    clock),
                agenda,
                new EarlyPickups(agenda, new Listings(jdbc, clock)),
                new EarlyReplyLooks(agenda, TestReplies.postgres(jdbc)),
                new Listings(jdbc, clock),
                new JdbcTransactionManager(dataSource),
                UUID::randomUUID,
                clock);
    running.set(engine);
    return engine;
  }

  /** How many listings each process made. */
  List<Integer> listingsByNode() {
    return listings.values().stream().map(AtomicInteger::get).toList();
  }

  /** How many deliveries each process made. */
  List<Integer> deliveriesByNode() {
    return deliveredBy.values().stream().map(AtomicInteger::get).toList();
  }

  /** Whether a destination was ever listed by two at the same time. */
  boolean listedTwiceAtOnce() {
    return listedTwiceAtOnce;
  }

  /** So many at once for the noisy tenant, whose target is slow. */
  void noise(int count) {
    noise = count;
    for (int i = 0; i < count; i++) {
      announce(NOISY, "noise-" + i);
    }
    agendas.getFirst().pickupNow(NOISY);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> delivered.keySet().stream().anyMatch(id -> id.startsWith("noise")));
  }

  /**
   * Every other tenant gets one submission after the other.
   *
   * @return their ids
   */
  List<String> quietLoad(String name, int rounds) {
    List<String> ids = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (String tenant : destinations.keySet()) {
        if (!tenant.equals(NOISY)) {
          String id = "%s-%d-%s".formatted(name, round, tenant);
          ids.add(id);
          announce(tenant, id);
          agendas.get(ids.size() % agendas.size()).pickupNow(tenant);
          LockSupport.parkNanos(BETWEEN.toNanos());
        }
      }
    }
    return ids;
  }

  /** From the announcement to the delivery. */
  Duration p99(List<String> ids) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> delivered.keySet().containsAll(ids));
    List<Duration> times = new ArrayList<>();
    ids.forEach(id -> times.add(Duration.between(announced.get(id), delivered.get(id))));
    times.sort(null);
    return times.get((int) Math.ceil(times.size() * 0.99) - 1);
  }

  long noiseStillWaiting() {
    return noise - delivered.keySet().stream().filter(id -> id.startsWith("noise")).count();
  }

  @Override
  public void close() {
    engines.forEach(Engine::stop);
    dataSource.close();
  }

  private void announce(String tenant, String id) {
    announced.put(id, Instant.now());
    waiting.get(tenant).add(new Announcement(id, null));
  }

  private List<Announcement> list(int node, Destination destination) {
    listedTwiceAtOnce |= !beingListed.add(destination.name());
    listings.computeIfAbsent(node, n -> new AtomicInteger()).incrementAndGet();
    LockSupport.parkNanos(LISTING.toNanos());
    beingListed.remove(destination.name());
    return List.copyOf(waiting.get(destination.name()));
  }

  private Reception receive(Submission submission) {
    LockSupport.parkNanos(RECEIVING.toNanos());
    return new Reception.Verified(ScriptedChannel.ENVELOPE, "{}", List.of());
  }

  private Outcome deliver(int node, Delivery delivery) {
    deliveredBy.computeIfAbsent(node, n -> new AtomicInteger()).incrementAndGet();
    boolean noisy = delivery.target().equals(NOISY);
    LockSupport.parkNanos((noisy ? DELIVERING_SLOWLY : DELIVERING).toNanos());
    delivered.putIfAbsent(submissions.get(delivery.submission()).externalId(), Instant.now());
    return new Outcome.Delivered(null);
  }

  private Destinations destinations() {
    return new Destinations() {
      @Override
      public Collection<Destination> all() {
        return destinations.values();
      }

      @Override
      public Optional<Destination> find(String name) {
        return Optional.ofNullable(destinations.get(name));
      }

      @Override
      public Destination get(String name) {
        return find(name).orElseThrow();
      }
    };
  }
}
