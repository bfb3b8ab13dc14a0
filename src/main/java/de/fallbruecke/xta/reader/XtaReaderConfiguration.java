package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.LeftOut;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.xta.account.XtaAccounts;
import de.fallbruecke.xta.sender.Sendings;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class XtaReaderConfiguration {
  @Bean
  XtaBoxes xtaBoxes(Destinations destinations, Environment environment, XtaAccounts accounts) {
    return new XtaBoxes(destinations.all(), environment, accounts);
  }

  @Bean
  Closings xtaClosings(JdbcClient jdbc, Clock clock) {
    return new Closings(jdbc, clock);
  }

  @Bean
  XtaChannel xtaChannel(
      XtaBoxes boxes,
      JdbcClient jdbc,
      Submissions submissions,
      EvidenceLog evidence,
      LeftOut leftOut,
      Closings closings,
      Clock clock) {
    UsedId usedId = new UsedId(submissions, evidence);
    return new XtaChannel(
        boxes,
        new Arrivals(jdbc, submissions, clock),
        usedId,
        leftOut,
        new Receipts(closings, usedId, clock),
        new XtaReplies(new Sendings(jdbc, clock), clock));
  }

  @Bean
  ReportChore xtaReports(
      Closings closings,
      XtaBoxes boxes,
      Destinations destinations,
      EvidenceLog evidence,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new ReportChore(
        closings, boxes, destinations, evidence, new TransactionTemplate(transactions), clock);
  }

  @Bean
  XtaStartCheck xtaStartCheck(XtaBoxes boxes, XtaAccounts accounts) {
    return new XtaStartCheck(
        boxes, accounts.checkAtStart(), pause -> LockSupport.parkNanos(pause.toNanos()));
  }
}
