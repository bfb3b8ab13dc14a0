package de.fallbruecke.meter;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.casefile.TestCases;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.testkit.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the meter counts, over real tables. */
class MediaBreakMeterTest {
  private static final JdbcClient JDBC = JdbcClient.create(Database.migrated().dataSource());
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

  private final Cases cases = TestCases.postgres(JDBC);
  private final EvidenceLog evidence = TestEvidence.postgres(JDBC, Clock.systemUTC());
  private final MediaBreakMeter meter = new MediaBreakMeter(cases, evidence);

  @BeforeEach
  void empty() {
    JDBC.sql("delete from case_entry").update();
    JDBC.sql("delete from case_open_path").update();
  }

  private UUID made(String version, Instant at, Map<String, Integer> open, String... kinds) {
    UUID submission = UUID.randomUUID();
    int openLeaves = open.values().stream().mapToInt(Integer::intValue).sum();
    cases.save(
        new CaseEntry(
            UUID.randomUUID(),
            "FB-" + submission,
            submission,
            "kreis",
            "wohngeld",
            version,
            "hash-" + version,
            10 + openLeaves,
            8,
            1,
            1,
            openLeaves,
            open,
            at));
    for (String kind : kinds) {
      evidence.append(submission, Event.of(kind));
    }
    return submission;
  }

  @Test
  void itTellsByVersionWhatWasAccountedForAndWhatPassedWithoutAHand() {
    made("1.0.0", NOW, Map.of(), "MAPPED", "DELIVERED", "CONFIRMED");
    made("1.0.0", NOW, Map.of("/a/b", 2), "MAPPED", "HELD", "RELEASED", "DELIVERED");
    made("1.0.0", NOW, Map.of("/a/b", 1, "/a/c", 1), "MAPPED", "REJECTED", "PURGED");
    made("1.0.0", NOW, Map.of(), "MAPPED", "DELIVERY_HELD", "RETRIED", "DELIVERED");
    made("1.1.0", NOW, Map.of(), "MAPPED", "DELIVERED");
    made("0.9.0", NOW.minus(Duration.ofDays(40)), Map.of(), "MAPPED", "DELIVERED");

    List<PackageNumbers> rows = meter.since(NOW.minus(Duration.ofDays(30)));

    assertThat(rows)
        .containsExactly(
            new PackageNumbers("wohngeld", "1.0.0", "hash-1.0.0", 4, 44, 32, 4, 4, 4, 3, 1),
            new PackageNumbers("wohngeld", "1.1.0", "hash-1.1.0", 1, 10, 8, 1, 1, 0, 1, 1));
    assertThat(meter.open("hash-1.0.0", 10))
        .containsExactly(Map.entry("/a/b", 3L), Map.entry("/a/c", 1L));
  }

  @Test
  void namesThatASenderChoseAreNotKeptAndPathsGoWithTheContent() {
    UUID submission =
        made("2.0.0", NOW, Map.of("/a/Erika Mustermann", 1, "/a/<b>", 2, "/a/ok", 3), "MAPPED");

    assertThat(meter.open("hash-2.0.0", 10))
        .containsOnly(Map.entry("(other)", 3L), Map.entry("/a/ok", 3L));
    cases.forget(submission);
    assertThat(meter.open("hash-2.0.0", 10)).isEmpty();
  }
}
