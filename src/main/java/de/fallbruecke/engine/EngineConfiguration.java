package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.vault.Leftovers;
import de.fallbruecke.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {
  @Bean
  Agenda agenda(DataSource dataSource, ObjectProvider<Engine> engine, Clock clock) {
    // Only a transaction-aware data source makes a task part of the transaction that plans it.
    SchedulerClient client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .serializer(new JsonSerializer())
            .build();
    return new Agenda(client, () -> engine.ifAvailable(Engine::checkNow), clock);
  }

  @Bean
  SubmissionCounts submissionCounts(Submissions submissions) {
    return new SubmissionCounts(submissions);
  }

  @Bean
  EarlyPickups earlyPickups(Agenda agenda) {
    return new EarlyPickups(agenda);
  }

  @Bean
  Chore sweep(Leftovers leftovers, Clock clock) {
    return new Sweep(leftovers, clock);
  }

  @Bean
  Ledger ledger(Submissions submissions, EvidenceLog evidence, MeterRegistry meters, Clock clock) {
    return new Ledger(submissions, evidence, meters, clock);
  }

  @Bean
  Holds holds(
      Submissions submissions,
      Deliveries deliveries,
      Ledger ledger,
      Agenda agenda,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new Holds(
        submissions, deliveries, ledger, agenda, new TransactionTemplate(transactions), clock);
  }

  @Bean
  Engine engine(
      DataSource dataSource,
      EngineSettings settings,
      Destinations destinations,
      List<Channel> channelBeans,
      Submissions submissions,
      Vault vault,
      List<Chore> chores,
      Routing routing,
      CaseFormat format,
      Cases cases,
      Deliveries deliveries,
      Dispatch dispatch,
      Ledger ledger,
      Agenda agenda,
      EarlyPickups early,
      PlatformTransactionManager transactions,
      IdSource ids,
      Clock clock) {
    TransactionTemplate tx = new TransactionTemplate(transactions);
    Channels channels = new Channels(channelBeans);
    Backoff backoff = new Backoff(clock);
    Verdict verdict = new Verdict(ledger, agenda, clock);
    Patience patience = new Patience(clock, pause -> LockSupport.parkNanos(pause.toNanos()));
    List<Step> steps =
        List.of(
            new Pickup(destinations, channels, ledger, agenda, early, backoff, tx, ids, clock),
            new SubmissionStep(
                Task.RECEIVE,
                new Receive(destinations, channels, vault, ledger, verdict, agenda, tx, clock),
                submissions,
                ledger,
                backoff,
                tx,
                clock),
            new SubmissionStep(
                Task.PROCESS,
                new MakeCase(
                    destinations,
                    channels,
                    routing,
                    format,
                    cases,
                    deliveries,
                    vault,
                    ledger,
                    verdict,
                    agenda,
                    tx,
                    ids,
                    clock),
                submissions,
                ledger,
                backoff,
                tx,
                clock),
            new Deliver(
                deliveries,
                dispatch,
                new Consequence(dispatch, clock, () -> ThreadLocalRandom.current().nextDouble()),
                new Booking(deliveries, submissions, ledger, agenda, tx, patience, clock),
                clock),
            new SubmissionStep(
                Task.CONFIRM,
                new Confirm(destinations, channels, ledger, agenda, settings, tx, clock),
                submissions,
                ledger,
                backoff,
                tx,
                clock),
            new SubmissionStep(
                Task.PURGE,
                new Purge(vault, deliveries, ledger, tx, clock),
                submissions,
                ledger,
                backoff,
                tx,
                clock));
    return new Engine(
        dataSource, settings, steps, agenda, destinations, new Chores(chores, clock), clock);
  }
}
