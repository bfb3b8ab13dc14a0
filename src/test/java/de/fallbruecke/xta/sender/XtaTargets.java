package de.fallbruecke.xta.sender;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.xta.XtaSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A target of type xta as an installation has it, on a database of its own. */
final class XtaTargets {
  private final DataSource database = Database.migrated().dataSource();
  final JdbcClient jdbc = JdbcClient.create(database);
  final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
  final EvidenceLog evidence = TestEvidence.postgres(jdbc, clock);
  final Sendings sendings = new Sendings(jdbc, clock);
  private final Map<String, Connector> made = new ConcurrentHashMap<>();
  final String version;

  XtaTargets(String version) {
    this.version = version;
  }

  Connector connector() {
    return connector(Map.of());
  }

  /** With other settings of the accounts. */
  Connector connector(Map<String, String> more) {
    return connector(more, "portal", XtaSite.SERVICE);
  }

  Connector connector(Map<String, String> more, String account, String service) {
    return made.computeIfAbsent(more + account + service, any -> make(more, account, service));
  }

  private Connector make(Map<String, String> more, String account, String service) {
    return endpoint(more, account, service).connect(TestTargets.of(TargetType.XTA, true));
  }

  /** The target as it is configured. */
  Endpoint.Pushed endpoint(Map<String, String> more, String account, String service) {
    Map<String, String> settings = XtaSite.settings(version);
    settings.putAll(more);
    XtaWay way =
        new XtaWay(
            XtaSite.accounts(settings),
            jdbc,
            evidence,
            new JdbcTransactionManager(database),
            clock);
    return (Endpoint.Pushed)
        way.endpoint(
            new XtaTargetSettings(
                account,
                XtaSite.READER,
                "xöv",
                null,
                true,
                Duration.ofMinutes(5),
                new QualifierSettings(
                    service,
                    "fall",
                    "urn:test:typen",
                    "1",
                    "urn:fallbruecke:fall:1.0",
                    "FALLBRUECKE",
                    null,
                    null)),
            TestTargets.check());
  }
}
