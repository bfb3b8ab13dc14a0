package de.fallbruecke.engine;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.reply.Courier;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.ReplyAddresses;
import de.fallbruecke.reply.ReplySchedule;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.Waiting;
import de.fallbruecke.vault.Leftovers;
import de.fallbruecke.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class EngineConfiguration {
  @Bean
  Agenda agenda(DataSource dataSource, ObjectProvider<Engine> engine, Clock clock) {
    return new Agenda(
        PlannedReplies.client(dataSource), () -> engine.ifAvailable(Engine::checkNow), clock);
  }

  @Bean
  SubmissionCounts submissionCounts(Submissions submissions) {
    return new SubmissionCounts(submissions);
  }

  @Bean
  EarlyPickups earlyPickups(Agenda agenda, Listings listings) {
    return new EarlyPickups(agenda, listings);
  }

  @Bean
  EarlyReplyLooks earlyReplyLooks(Agenda agenda, Replies replies) {
    return new EarlyReplyLooks(agenda, replies);
  }

  @Bean
  ReplySchedule replySchedule(Agenda agenda) {
    return (reply, version) -> agenda.plan(Task.REPLY, reply, version);
  }

  @Bean
  Chore forgetReplyAddresses(ReplyAddresses addresses, Clock clock) {
    return new ForgetReplyAddresses(addresses, clock);
  }

  @Bean
  Chore sweep(Leftovers leftovers, Clock clock) {
    return new Sweep(leftovers, clock);
  }

  @Bean
  Listings listings(JdbcClient jdbc, Clock clock) {
    return new Listings(jdbc, clock);
  }

  @Bean
  Backlog backlog(JdbcClient jdbc, Waiting waiting, EngineSettings settings, Clock clock) {
    return new Backlog(jdbc, waiting, settings.keepContent(), clock);
  }

  @Bean
  Ledger ledger(Submissions submissions, EvidenceLog evidence, MeterRegistry meters, Clock clock) {
    return new Ledger(submissions, evidence, meters, clock);
  }

  @Bean
  Interventions interventions(
      Submissions submissions,
      Deliveries deliveries,
      Destinations destinations,
      List<Channel> channelBeans,
      Offers offers,
      EvidenceLog evidence,
      Ledger ledger,
      Agenda agenda,
      EngineSettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    Desk desk = new Desk(deliveries, ledger, agenda, clock);
    Completion completion = new Completion(deliveries, ledger, agenda, clock);
    Settlement settlement = new Settlement(completion, ledger, clock);
    Refusals refusals = new Refusals(destinations, new Channels(channelBeans));
    return new Interventions(
        Map.of(
            Act.RETRY, new Retry(ledger, agenda),
            Act.HOLD, new Stop(desk, ledger, clock),
            Act.RELEASE, new Release(submissions, desk, completion, ledger, agenda, clock),
            Act.CANCEL, new Cancel(submissions, desk, settlement),
            Act.MARK_DELIVERED, new MarkDelivered(submissions, desk, offers, settlement),
            Act.REJECT,
                new Reject(
                    destinations,
                    refusals,
                    evidence,
                    offers,
                    new Verdict(ledger, agenda, clock),
                    desk),
            Act.RECEIVE_AGAIN, new ReceiveAgain(evidence, ledger, agenda, clock),
            Act.ACCEPT, new Accept(ledger, agenda, clock),
            Act.CLOSE, new Close(ledger, agenda, settings.keepContent(), clock)),
        submissions,
        deliveries,
        refusals,
        new TransactionTemplate(transactions));
  }

  @Bean
  RefusalWords refusalWords(Vault vault) {
    return new RefusalWords(vault);
  }

  @Bean
  OfferDesk offerDesk(
      Submissions submissions,
      Deliveries deliveries,
      Offers offers,
      RefusalWords refusals,
      TargetPauses pauses,
      Ledger ledger,
      Agenda agenda,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new OfferDesk(
        submissions,
        deliveries,
        offers,
        refusals,
        pauses,
        ledger,
        new Aftermath(ledger, new Completion(deliveries, ledger, agenda, clock)),
        new TransactionTemplate(transactions),
        clock);
  }

  @Bean
  Engine engine(
      DataSource dataSource,
      EngineSettings settings,
      Destinations destinations,
      DestinationPauses destinationPauses,
      List<Channel> channelBeans,
      Submissions submissions,
      Vault vault,
      List<Chore> chores,
      Routing routing,
      CaseFormat format,
      Cases cases,
      Deliveries deliveries,
      Dispatch dispatch,
      ReplyAddresses addresses,
      Courier courier,
      Offers offers,
      Ledger ledger,
      Agenda agenda,
      EarlyPickups early,
      EarlyReplyLooks earlyReplies,
      Listings listings,
      PlatformTransactionManager transactions,
      IdSource ids,
      Clock clock) {
    TransactionTemplate tx = new TransactionTemplate(transactions);
    Channels channels = new Channels(channelBeans);
    Backoff backoff = new Backoff(clock);
    Verdict verdict = new Verdict(ledger, agenda, clock);
    Patience patience = new Patience(clock, pause -> LockSupport.parkNanos(pause.toNanos()));
    Turnstile turnstile = new Turnstile(clock);
    Places places = new Places(submissions, deliveries, dispatch, destinations, settings);
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    SubmissionSteps steps =
        new SubmissionSteps(submissions, ledger, backoff, turnstile, places, tx, clock);
    List<Step> all =
        List.of(
            new Pickup(
                destinations,
                destinationPauses,
                channels,
                ledger,
                new UsedIds(submissions, ledger),
                agenda,
                early,
                listings,
                backoff,
                tx,
                ids,
                random,
                clock),
            steps.of(
                Task.RECEIVE,
                new Receive(
                    destinations,
                    channels,
                    vault,
                    addresses,
                    ledger,
                    verdict,
                    new Repetition(submissions, ledger, agenda, tx, clock),
                    agenda,
                    tx,
                    clock)),
            steps.of(
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
                    clock)),
            new InTurn(
                new Deliver(
                    deliveries,
                    dispatch,
                    new Consequence(dispatch, clock, random),
                    new Booking(
                        deliveries,
                        submissions,
                        ledger,
                        offers,
                        new Completion(deliveries, ledger, agenda, clock),
                        tx,
                        patience,
                        clock),
                    clock),
                turnstile,
                places::ofDelivery),
            steps.of(
                Task.CONFIRM,
                new Confirm(destinations, channels, ledger, agenda, settings, tx, clock)),
            steps.of(Task.PURGE, new Purge(vault, cases, deliveries, addresses, ledger, tx, clock)),
            new InTurn(
                new SendReply(courier, earlyReplies, backoff, clock),
                turnstile,
                id -> courier.tenant(UUID.fromString(id)).map(places::ofTenant).orElse(List.of())));
    return new Engine(
        dataSource,
        settings,
        all,
        agenda,
        destinations,
        listings,
        new Chores(chores, clock),
        clock);
  }
}
