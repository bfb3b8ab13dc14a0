package de.fallbruecke.alarm;

import de.fallbruecke.access.Audit;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.Backlog;
import de.fallbruecke.engine.ChoreBell;
import de.fallbruecke.engine.Listings;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.Settings;
import de.fallbruecke.platform.keys.KeySource;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.route.RouteProblems;
import de.fallbruecke.submission.DestinationPauses;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.LeftOut;
import de.fallbruecke.submission.Waiting;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {
  @Bean
  AlarmSettings alarmSettings(Environment environment) {
    return new Settings(environment).block(AlarmSettings.PREFIX, AlarmSettings.class).checked();
  }

  @Bean
  PostgresAlarms alarms(JdbcClient jdbc) {
    return new PostgresAlarms(jdbc);
  }

  @Bean
  AlarmDesk alarmDesk(
      PostgresAlarms alarms, Audit audit, PlatformTransactionManager transactions, Clock clock) {
    return new AlarmDesk(alarms, audit, new TransactionTemplate(transactions), clock);
  }

  @Bean
  DiskReport diskReport(JdbcClient jdbc, DataDirectory data, Clock clock) {
    return new DiskReport(new DiskWatch(jdbc), data, clock);
  }

  /** Every condition there is. */
  @Bean
  Conditions conditions(
      AlarmSettings settings,
      Destinations destinations,
      Listings listings,
      Waiting waiting,
      Backlog backlog,
      Targets targets,
      TargetPauses pauses,
      DestinationPauses destinationPauses,
      Replies replies,
      Offers offers,
      ObjectProvider<KeySource> keys,
      RouteProblems routes,
      LeftOut leftOut,
      JdbcClient jdbc) {
    return new Conditions(
        List.of(
            new NothingPolled(destinations, destinationPauses, listings, settings.nothingPolled()),
            new PickupFails(destinations, listings, settings.pickupFailures()),
            new Unconfirmed(waiting, settings.unconfirmed()),
            new KeysDoNotFit(waiting, settings.keyProblems()),
            new QueueGrows(backlog, settings.queueDelay()),
            new PurgeFails(backlog, settings.purgeDelay()),
            new TargetStaysPaused(targets, pauses, settings.targetPaused()),
            new DestinationStaysPaused(
                destinations, destinationPauses, settings.destinationPaused()),
            new RepliesStuck(replies, settings.replyNotTaken()),
            new NotFetched(offers, settings.notFetched()),
            new KeyEnds(keys::orderedStream, settings.certificateEnds()),
            new RouteStays(routes),
            new EntriesLeftOut(destinations, leftOut),
            new DiskSpace(new DiskWatch(jdbc), settings.diskFreePercent(), settings.diskFree())));
  }

  @Bean
  Evaluation alarmEvaluation(
      Conditions conditions,
      AlarmSettings settings,
      PostgresAlarms alarms,
      ChoreBell bell,
      JdbcClient jdbc,
      IdSource ids,
      PlatformTransactionManager transactions,
      Clock clock) {
    Outbox outbox = settings.mail() == null ? Outbox.NONE : new PostgresOutbox(jdbc);
    return new Evaluation(
        conditions.all(),
        alarms,
        new Settlement(alarms, outbox, ids, new TransactionTemplate(transactions)),
        bell,
        settings.interval(),
        clock);
  }

  @Bean
  @ConditionalOnProperty(AlarmSettings.PREFIX + ".mail.host")
  Mailing alarmMailing(
      AlarmSettings settings, MessageSource messages, JdbcClient jdbc, Clock clock) {
    MailSettings mail = Objects.requireNonNull(settings.mail());
    return new Mailing(
        new PostgresOutbox(jdbc),
        new Letter(messages, Locale.forLanguageTag(mail.language())),
        new SmtpPostman(mail),
        clock);
  }

  @Bean
  AlarmMeters alarmMeters(
      Conditions conditions,
      PostgresAlarms alarms,
      Waiting waiting,
      Backlog backlog,
      DiskReport disk,
      Destinations destinations,
      Clock clock) {
    return new AlarmMeters(
        new AlarmFigures(alarms, waiting, backlog, clock), disk, destinations, conditions.codes());
  }

  @Bean
  AlarmEndpoint alarmEndpoint(Alarms alarms) {
    return new AlarmEndpoint(alarms);
  }
}
