package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.delivery.OfferFacts;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.RetryPolicy;
import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.reply.TestReplies;
import de.fallbruecke.route.Routed;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.submission.Waiting;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.vault.TestVault;
import de.fallbruecke.vault.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine with real stores and a scripted channel, route and target. */
final class EngineBench {
  static final Instant START = ASubmission.ANNOUNCED_AT;
  private static final EngineSettings SETTINGS =
      new EngineSettings(4, 4, 4, Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofDays(7));

  final ManualClock clock = new ManualClock(START);
  final ScriptedChannel channel = new ScriptedChannel();
  final ScriptedDispatch dispatch = new ScriptedDispatch();
  final List<Chore> chores = new java.util.ArrayList<>();
  List<Routed.Wanted> wanted = List.of(new Routed.Wanted("fachverfahren", true));
  Function<Submission, Routed> routing = s -> mapped(s, wanted);

  final Submissions submissions;
  final EvidenceLog evidence;
  final Vault vault;
  final Deliveries deliveries;
  final Offers offers;
  final Interventions interventions;
  final Listings listings;
  final Waiting waiting;
  final Backlog backlog;
  final Agenda agenda;
  final TransactionTemplate transaction;

  final JdbcClient jdbc;
  final javax.sql.DataSource dataSource;
  private final AtomicReference<Engine> engine = new AtomicReference<>();
  final Ledger ledger;
  private final EarlyPickups early;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile int failingListings;
  private volatile Destination destination = ASubmission.destination("soziales");

  static Routed mapped(Submission s, List<Routed.Wanted> wanted) {
    return new Routed.Mapped(
        UUID.nameUUIDFromBytes(s.id().toString().getBytes(StandardCharsets.UTF_8)),
        "FB-" + s.id(),
        new Case(),
        new Coverage(1, 0, 0, List.of()),
        new Routed.Provenance("test", "1.0.0", "00"),
        wanted,
        false);
  }

  final DestinationPauses pauses;

  EngineBench() {
    dataSource = Database.migrated().dataSource();
    var aware = new TransactionAwareDataSourceProxy(dataSource);
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    submissions = TestSubmissions.postgres(jdbc);
    evidence = TestEvidence.postgres(jdbc, clock);
    vault = TestVault.postgres(jdbc, clock);
    deliveries = TestDeliveries.postgres(jdbc);
    offers = TestDeliveries.offers(jdbc, clock);
    agenda =
        new Agenda(
            SchedulerClient.Builder.create(aware).serializer(new JsonSerializer()).build(),
            () -> Optional.ofNullable(engine.get()).ifPresent(Engine::checkNow),
            clock);
    ledger = new Ledger(submissions, evidence, new SimpleMeterRegistry(), clock);
    waiting = TestSubmissions.waiting(jdbc);
    backlog = new Backlog(jdbc, waiting, Duration.ofDays(7), clock);
    listings = new Listings(jdbc, clock);
    early = new EarlyPickups(agenda, listings);
    pauses = TestSubmissions.pauses(jdbc, destinations(), clock);
    interventions =
        new EngineConfiguration()
            .interventions(
                submissions,
                deliveries,
                destinations(),
                List.of(channel),
                offers,
                evidence,
                ledger,
                agenda,
                SETTINGS,
                new JdbcTransactionManager(dataSource),
                clock);
  }

  void start() {
    Engine next =
        new EngineConfiguration()
            .engine(
                dataSource,
                SETTINGS,
                destinations(),
                pauses,
                List.of(listingChannel()),
                submissions,
                vault,
                List.copyOf(chores),
                (s, d) -> routing.apply(s),
                new NoFormat(),
                new NoCases(),
                deliveries,
                dispatch,
                TestReplies.addresses(jdbc, vault, transaction, clock),
                TestReplies.courier(
                    jdbc,
                    vault,
                    evidence,
                    destinations(),
                    List.of(listingChannel()),
                    transaction,
                    clock),
                offers,
                ledger,
                agenda,
                early,
                new EarlyReplyLooks(agenda, TestReplies.postgres(jdbc)),
                listings,
                new JdbcTransactionManager(dataSource),
                UUID::randomUUID,
                clock);
    engine.set(next);
    next.start();
  }

  void stopEngine() {
    engine.get().stop();
  }

  void close() {
    if (engine.get() != null) {
      engine.get().stop();
    }
  }

  void announce(String externalId) {
    channel.waiting.add(new Announcement(externalId, "case-of-" + externalId));
  }

  Submission submitAndRun(SubmissionState until) {
    announce("one");
    start();
    return await("one", until);
  }

  Effect act(UUID id, Act act) {
    return interventions.perform(id, Order.of(act, "admin", "because"));
  }

  Submission await(String externalId, SubmissionState state) {
    awaitThat(
        () -> submissions.find("soziales", externalId).map(s -> s.state() == state).orElse(false));
    return submissions.find("soziales", externalId).orElseThrow();
  }

  Submission await(UUID id, SubmissionState state) {
    awaitThat(() -> submissions.get(id).state() == state);
    return submissions.get(id);
  }

  void awaitTries(UUID id, int tries) {
    awaitThat(() -> submissions.get(id).tries() == tries);
    awaitIdle();
  }

  void alreadyTried(UUID id, int tries) {
    jdbc.sql("update submission set tries = ? where id = ?").params(tries, id).update();
  }

  void awaitSent(int count) {
    awaitThat(() -> dispatch.sent.size() == count);
    awaitIdle();
  }

  void awaitReceipts(int count) {
    awaitThat(() -> channel.posted.size() == count);
  }

  void awaitCount(SubmissionState state, long count) {
    awaitThat(() -> submissions.count(null).getOrDefault(state, 0L) == count);
  }

  void awaitListings(int count) {
    awaitThat(() -> calls.get() >= count);
    awaitIdle();
  }

  int listingCount() {
    return calls.get();
  }

  /** Nothing is due and nothing runs. */
  void awaitIdle() {
    awaitThat(
        () ->
            jdbc.sql("select count(*) from scheduled_tasks where (picked or execution_time <= ?)")
                    .param(clock.instant().atOffset(java.time.ZoneOffset.UTC))
                    .query(Long.class)
                    .single()
                == 0);
  }

  void tick(Duration forward) {
    clock.tick(forward);
  }

  Submission tickUntil(UUID id, SubmissionState state, Duration step) {
    for (int i = 0; i < 100 && submissions.get(id).state() != state; i++) {
      awaitIdle();
      clock.tick(step);
      awaitIdle();
    }
    return await(id, state);
  }

  void failListings(int count) {
    failingListings = count;
  }

  void receiptCondition(Destination.ReceiptCondition condition) {
    Destination d = destination;
    destination =
        new Destination(
            d.name(),
            d.tenant(),
            d.channel(),
            d.pollInterval(),
            condition,
            false,
            false,
            d.services(),
            d.schemas());
  }

  long plannedTasks(String task) {
    return jdbc.sql("select count(*) from scheduled_tasks where task_name = ?")
        .param(task)
        .query(Long.class)
        .single();
  }

  String taskData(String task) {
    return new String(
        jdbc.sql("select task_data from scheduled_tasks where task_name = ?")
            .param(task)
            .query((row, n) -> row.getBytes(1))
            .single(),
        StandardCharsets.UTF_8);
  }

  void awaitThat(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              // The scheduler waits by the clock that stands still: nudge it as time would.
              Optional.ofNullable(engine.get()).ifPresent(Engine::checkNow);
              return condition.getAsBoolean();
            });
  }

  /** Counts listings and lets the first ones fail. */
  private Channel listingChannel() {
    return new Channel() {
      @Override
      public String name() {
        return channel.name();
      }

      @Override
      public List<Announcement> list(Destination d) {
        if (calls.incrementAndGet() <= failingListings) {
          throw new TransientFault(FaultCode.REMOTE_UNREACHABLE, "503", (Duration) null);
        }
        return channel.list(d);
      }

      @Override
      public de.fallbruecke.submission.Reception receive(
          Submission s, Destination d, de.fallbruecke.vault.Staging staging) {
        return channel.receive(s, d, staging);
      }

      @Override
      public de.fallbruecke.submission.Receipt confirm(
          Submission s, Destination d, de.fallbruecke.submission.Decision decision) {
        return channel.confirm(s, d, decision);
      }

      @Override
      public de.fallbruecke.submission.Reception.Defective classify(
          de.fallbruecke.submission.ContentDefect defect, Destination d) {
        return channel.classify(defect, d);
      }

      @Override
      public de.fallbruecke.submission.Problem refusal(
          @org.jspecify.annotations.Nullable String kind, String reason) {
        return channel.refusal(kind, reason);
      }
    };
  }

  private Destinations destinations() {
    return new Destinations() {
      @Override
      public Collection<Destination> all() {
        return List.of(destination);
      }

      @Override
      public Optional<Destination> find(String name) {
        return name.equals(destination.name()) ? Optional.of(destination) : Optional.empty();
      }

      @Override
      public Destination get(String name) {
        return find(name).orElseThrow();
      }
    };
  }

  /** A target whose answers a test writes. */
  static final class ScriptedDispatch implements Dispatch {
    static final RetryPolicy POLICY =
        new RetryPolicy(
            true, Duration.ofSeconds(10), Duration.ofMinutes(30), 0, 5, Duration.ofDays(7));

    final List<Delivery> sent = new CopyOnWriteArrayList<>();
    volatile boolean idempotent = true;
    volatile boolean unknownTarget;
    volatile boolean offered;
    volatile Function<Delivery, OfferFacts> inspection =
        d -> new OfferFacts("landkreis-a", "FB-7K3QX-9M2PA", false, 100);
    volatile RetryPolicy policy = POLICY;
    volatile Optional<Instant> paused = Optional.empty();
    volatile Function<Delivery, Outcome> answer = d -> new Outcome.Delivered(null);

    @Override
    public Outcome send(Delivery delivery) {
      ScriptedChannel.outsideOfTransactions();
      sent.add(delivery);
      return answer.apply(delivery);
    }

    @Override
    public Optional<Instant> pausedUntil(Delivery delivery) {
      ScriptedChannel.outsideOfTransactions();
      return paused;
    }

    @Override
    public boolean mayRepeat(Delivery delivery) {
      requireTarget();
      return idempotent;
    }

    @Override
    public boolean isOffered(Delivery delivery) {
      return offered;
    }

    @Override
    public OfferFacts inspect(Delivery delivery) {
      ScriptedChannel.outsideOfTransactions();
      return inspection.apply(delivery);
    }

    @Override
    public RetryPolicy retryPolicy(Delivery delivery) {
      requireTarget();
      return policy;
    }

    private void requireTarget() {
      if (unknownTarget) {
        throw new Fault(FaultCode.TARGET_UNKNOWN, "The target is not configured any more.");
      }
    }
  }

  static final class NoFormat implements CaseFormat {
    @Override
    public byte[] toXml(Case record) {
      return "<case/>".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] toJson(Case record) {
      return toXml(record);
    }

    @Override
    public Case fromXml(byte[] xml) {
      return new Case();
    }

    @Override
    public String toDraft(Case record) {
      return "<case/>";
    }

    @Override
    public Case fromDraft(byte[] xml) {
      return new Case();
    }

    @Override
    public Case fromJson(byte[] json) {
      return new Case();
    }
  }

  static final class NoCases implements Cases {
    @Override
    public void save(CaseEntry entry) {}

    @Override
    public Optional<CaseEntry> ofSubmission(UUID submission) {
      return Optional.empty();
    }

    @Override
    public Map<UUID, String> numbers(java.util.Collection<UUID> submissions) {
      return Map.of();
    }

    @Override
    public Optional<CaseEntry> find(UUID caseId) {
      return Optional.empty();
    }

    @Override
    public Optional<CaseEntry> byNumber(String number) {
      return Optional.empty();
    }

    @Override
    public java.util.Map<String, List<PackageNumbers>> numbersByTenant(
        java.time.Instant since,
        de.fallbruecke.platform.IdQuery handedOver,
        de.fallbruecke.platform.IdQuery touched) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<PackageNumbers> numbers(Instant since, IdQuery handedOver, IdQuery touched) {
      return List.of();
    }

    @Override
    public List<de.fallbruecke.casefile.ServiceNumbers> byService(
        Instant since, IdQuery served, IdQuery touched) {
      return List.of();
    }

    @Override
    public Map<String, Long> openPaths(String packageHash, int limit) {
      return Map.of();
    }

    @Override
    public void forget(UUID submission) {}

    @Override
    public Case read(UUID submission) {
      return new Case();
    }
  }
}
