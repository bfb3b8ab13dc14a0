package de.fallbruecke.alarm;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import de.fallbruecke.engine.Backlog;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.engine.TestEngine;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.submission.Waiting;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The alarms over a real database, with a clock that the test moves. */
final class AlarmBench implements AutoCloseable {
  final ManualClock clock = ManualClock.standing();
  final HikariDataSource dataSource = pooled();
  final JdbcClient jdbc = JdbcClient.create(dataSource);
  final PostgresAlarms alarms = new PostgresAlarms(jdbc);
  final PostgresOutbox outbox = new PostgresOutbox(jdbc);
  final Submissions submissions = TestSubmissions.postgres(jdbc);
  final Waiting waiting = TestSubmissions.waiting(jdbc);
  final Listings listings = TestEngine.listings(jdbc, clock);
  final Backlog backlog = TestEngine.backlog(jdbc, waiting, clock);
  final DestinationPauses pauses =
      TestSubmissions.pauses(jdbc, destinations(ASubmission.destination("soziales")), clock);
  final DiskWatch disks = new DiskWatch(jdbc);
  final List<String> rung = new CopyOnWriteArrayList<>();

  private final Logger log = (Logger) LoggerFactory.getLogger(Settlement.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  AlarmBench() {
    logged.start();
    log.addAppender(logged);
  }

  /** A process that judges these conditions. */
  Evaluation judging(Condition... conditions) {
    return new Evaluation(
        List.of(conditions),
        alarms,
        new Settlement(
            alarms,
            outbox,
            UUID::randomUUID,
            new TransactionTemplate(new JdbcTransactionManager(dataSource))),
        rung::add,
        Duration.ofSeconds(30),
        clock);
  }

  /** Time passes as it does for a running gateway. */
  void pass(Evaluation evaluation, Duration time) {
    Duration step = Duration.ofMinutes(4);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      clock.tick(left.compareTo(step) < 0 ? left : step);
      evaluation.run();
    }
  }

  /** Time passes at once; whoever judges then sees that nobody watched meanwhile. */
  void jump(Evaluation evaluation, Duration time) {
    clock.tick(time);
    evaluation.run();
  }

  /** What was told since the last call: kind, code and level or cause. */
  List<String> told() {
    List<PostgresOutbox.Entry> entries = outbox.waiting(1000);
    List<String> told =
        entries.stream().map(one -> one.kind() + " " + one.code() + " " + one.severity()).toList();
    if (!entries.isEmpty()) {
      outbox.remove(entries);
    }
    return told;
  }

  /** Lines of the log since the last call. */
  List<String> logged() {
    List<String> lines =
        logged.list.stream().map(e -> e.getLevel() + " " + e.getFormattedMessage()).toList();
    logged.list.clear();
    return lines;
  }

  Submission announced(String destination) {
    Submission announced =
        Submission.announced(
            UUID.randomUUID(),
            ASubmission.destination(destination),
            new Announcement(UUID.randomUUID().toString(), null),
            clock.instant());
    submissions.add(announced);
    return announced;
  }

  void due(String task, Duration since) {
    jdbc.sql(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values (?, ?, ?, false, 1)")
        .params(
            task,
            UUID.randomUUID().toString(),
            clock.instant().minus(since).atOffset(ZoneOffset.UTC))
        .update();
  }

  Destinations destinations(Destination... all) {
    return new Destinations() {
      @Override
      public Collection<Destination> all() {
        return List.of(all);
      }

      @Override
      public Optional<Destination> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
      }

      @Override
      public Destination get(String name) {
        return find(name).orElseThrow();
      }
    };
  }

  private static HikariDataSource pooled() {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(Database.migrated().dataSource());
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(0);
    return pool;
  }

  @Override
  public void close() {
    log.detachAppender(logged);
    dataSource.close();
  }
}
