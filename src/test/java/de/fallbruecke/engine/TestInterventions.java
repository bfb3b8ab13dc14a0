package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.ASubmission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** People's acts on a real database in which no engine runs. */
public final class TestInterventions {
  private TestInterventions() {}

  public static Interventions over(DataSource dataSource, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    var submissions = TestSubmissions.postgres(jdbc);
    var evidence = TestEvidence.postgres(jdbc, clock);
    return new EngineConfiguration()
        .interventions(
            submissions,
            TestDeliveries.postgres(jdbc),
            new OneDestination(ASubmission.destination("soziales")),
            List.of(new ScriptedChannel()),
            TestDeliveries.offers(jdbc, clock),
            evidence,
            new Ledger(submissions, evidence, new SimpleMeterRegistry(), clock),
            new Agenda(
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                    .serializer(new JsonSerializer())
                    .build(),
                () -> {},
                clock),
            new EngineSettings(
                1, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofDays(7)),
            new JdbcTransactionManager(dataSource),
            clock);
  }

  private record OneDestination(Destination destination) implements Destinations {
    @Override
    public Collection<Destination> all() {
      return List.of(destination);
    }

    @Override
    public Optional<Destination> find(String name) {
      return Optional.of(destination);
    }

    @Override
    public Destination get(String name) {
      return destination;
    }
  }
}
