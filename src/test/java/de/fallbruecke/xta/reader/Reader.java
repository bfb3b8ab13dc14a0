package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.LeftOut;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.MemoryStaging;
import de.fallbruecke.xta.XtaSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The channel as an installation has it, with one destination, on a database of its own. */
final class Reader {
  static final String NAME = "postfach";
  static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

  final DataSource dataSource = Database.migrated().dataSource();
  final JdbcClient jdbc = JdbcClient.create(dataSource);
  final Submissions submissions = TestSubmissions.postgres(jdbc);
  final ManualClock clock = new ManualClock(NOW);
  final EvidenceLog evidence = TestEvidence.postgres(jdbc, clock);
  final UsedId usedId = new UsedId(submissions, evidence);
  final Closings closings = new Closings(jdbc, clock);
  final String version;
  private final Map<String, XtaBoxes> made = new ConcurrentHashMap<>();

  Reader(String version) {
    this.version = version;
  }

  static Destination destination() {
    return destination(List.of(), List.of());
  }

  static Destination destination(List<String> services, List<String> schemas) {
    return new Destination(
        NAME,
        "kreis",
        XtaChannel.NAME,
        Duration.ofMinutes(1),
        Destination.ReceiptCondition.DELIVERED,
        false,
        false,
        services,
        schemas);
  }

  /** As a process has it that was just started. */
  LeftOut leftOut() {
    return TestSubmissions.leftOut(dataSource, clock);
  }

  XtaChannel channel() {
    return channel(Map.of());
  }

  /** With other settings. */
  XtaChannel channel(Map<String, String> more) {
    return new XtaChannel(
        boxes(destination(), more),
        new Arrivals(jdbc, submissions, clock),
        usedId,
        leftOut(),
        new Receipts(closings, usedId, clock),
        new XtaReplies(new de.fallbruecke.xta.sender.Sendings(jdbc, clock), clock));
  }

  XtaChannel channel(Destination destination) {
    return new XtaChannel(
        boxes(destination, Map.of()),
        new Arrivals(jdbc, submissions, clock),
        usedId,
        leftOut(),
        new Receipts(closings, usedId, clock),
        new XtaReplies(new de.fallbruecke.xta.sender.Sendings(jdbc, clock), clock));
  }

  XtaBoxes boxes(Destination destination, Map<String, String> more) {
    Map<String, String> settings = XtaSite.settings(version);
    settings.put("fallbruecke.destinations." + NAME + ".xta.account", "district");
    settings.putAll(more);
    return made.computeIfAbsent(
        destination + settings.toString(),
        any ->
            new XtaBoxes(
                List.of(destination),
                XtaSite.environment(settings),
                XtaSite.accounts(accountsOf(settings))));
  }

  private static Map<String, String> accountsOf(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.keySet().removeIf(key -> key.startsWith("fallbruecke.destinations."));
    return all;
  }

  /** As the engine has it after the listing. */
  Submission announced(String id) {
    return announced(new Announcement(id, null));
  }

  /** As the engine has it after the listing. */
  Submission announced(Announcement announcement) {
    Submission announced =
        Submission.announced(
            UUID.nameUUIDFromBytes(announcement.externalId().getBytes(StandardCharsets.UTF_8)),
            destination(),
            announcement,
            NOW);
    if (submissions.add(announced) && announcement.entry() != null) {
      evidence.append(
          announced.id(),
          Event.of(announced.state().name(), Map.of("entry", announcement.entry())));
    }
    return submissions.get(announced.id());
  }

  MemoryStaging staging() {
    return new MemoryStaging();
  }
}
