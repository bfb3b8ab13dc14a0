package de.fallbruecke.evidence;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain in table evidence. The body is stored as the very text that was hashed. */
final class PostgresEvidenceLog implements EvidenceLog {
  private static final String START = "";

  private final JdbcClient jdbc;
  private final Clock clock;

  PostgresEvidenceLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void append(UUID submission, Event event) {
    // Two writers of one chain wait for each other; writers of different chains never do.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("evidence/" + submission)
        .query((row, n) -> 0)
        .single();
    Optional<Row> last =
        rows("where submission = ? order by number desc limit 1", submission).stream().findFirst();
    int number = last.map(row -> row.number() + 1).orElse(1);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String body = Json.mapper().writeValueAsString(event.facts());
    String hash =
        hash(last.map(Row::hash).orElse(START), number, at, event.kind(), body, event.token());
    jdbc.sql(
            "insert into evidence (submission, number, at, kind, body, token, hash) values (?, ?, ?, ?, ?, ?, ?)")
        .param(submission)
        .param(number)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(event.kind())
        .param(body)
        .param(event.token())
        .param(hash)
        .update();
  }

  @Override
  public IdQuery submissionsWith(Set<String> kinds) {
    // Two such queries may stand in one statement: the name of the parameter tells them apart.
    String name = "kinds_" + String.join("_", new TreeSet<>(kinds));
    return new IdQuery(
        "select submission from evidence where kind in (:" + name + ")",
        Map.of(name, Set.copyOf(kinds)));
  }

  @Override
  public List<Entry> of(UUID submission) {
    return rows("where submission = ? order by number", submission).stream()
        .map(row -> new Entry(row.number(), row.at(), event(row), row.hash()))
        .toList();
  }

  @Override
  public void verify(UUID submission) {
    String previous = START;
    int expected = 1;
    for (Row row : rows("where submission = ? order by number", submission)) {
      String hash = hash(previous, expected, row.at(), row.kind(), row.body(), row.token());
      if (row.number() != expected || !hash.equals(row.hash())) {
        throw new Fault(
            FaultCode.EVIDENCE_CHAIN_BROKEN,
            "The evidence of submission %s was changed at entry %d. Nothing after it can be relied on. Compare with a backup of the database."
                .formatted(submission, expected));
      }
      previous = hash;
      expected++;
    }
  }

  private static String hash(
      String previous, int number, Instant at, String kind, String body, @Nullable String token) {
    return Sha512.hex(
        String.join(
                "\n",
                previous,
                String.valueOf(number),
                at.toString(),
                kind,
                body,
                token == null ? "" : token)
            .getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static Event event(Row row) {
    return new Event(row.kind(), Json.mapper().readValue(row.body(), TreeMap.class), row.token());
  }

  private List<Row> rows(String condition, UUID submission) {
    return jdbc.sql("select number, at, kind, body, token, hash from evidence " + condition)
        .param(submission)
        .query(
            (row, n) ->
                new Row(
                    row.getInt(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .list();
  }

  private record Row(
      int number, Instant at, String kind, String body, @Nullable String token, String hash) {}
}
