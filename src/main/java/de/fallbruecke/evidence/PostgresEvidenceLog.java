package de.fallbruecke.evidence;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    Optional<Link> last =
        links("where submission = ? order by number desc limit 1", submission).stream().findFirst();
    Link next =
        Link.after(
            last.map(Link::hash).orElse(Link.START),
            last.map(link -> link.number() + 1).orElse(1),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            event);
    jdbc.sql(
            "insert into evidence (submission, number, at, kind, body, token, hash) values (?, ?, ?, ?, ?, ?, ?)")
        .param(submission)
        .param(next.number())
        .param(next.at().atOffset(ZoneOffset.UTC))
        .param(next.kind())
        .param(next.body())
        .param(next.token())
        .param(next.hash())
        .update();
  }

  @Override
  public List<Look> looks(@Nullable Look before, int limit) {
    // The kind stands in the text: only then does PostgreSQL use the index made for it.
    var statement =
        jdbc.sql(
                "select submission, at, body from evidence where kind = '"
                    + LOOK
                    + "'"
                    + (before == null ? "" : " and (at, submission) < (:at, :submission)")
                    + " order by at desc, submission desc limit :limit")
            .param("limit", limit);
    if (before != null) {
      statement
          .param("at", before.at().atOffset(ZoneOffset.UTC))
          .param("submission", before.submission());
    }
    return statement.query(PostgresEvidenceLog::look).list();
  }

  @SuppressWarnings("unchecked")
  private static Look look(ResultSet row, int index) throws SQLException {
    Map<String, String> facts = Json.mapper().readValue(row.getString(3), TreeMap.class);
    return new Look(
        row.getObject(1, UUID.class),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        facts.getOrDefault("by", ""),
        facts.getOrDefault("why", ""),
        facts.getOrDefault("what", ""),
        facts.getOrDefault("reason", ""));
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
    return links("where submission = ? order by number", submission).stream()
        .map(Link::entry)
        .toList();
  }

  @Override
  public List<ChainText> texts(UUID submission) {
    List<ChainText> texts = new ArrayList<>();
    String previous = Link.START;
    for (Link link : links("where submission = ? order by number", submission)) {
      texts.add(new ChainText(link.number(), link.text(previous), link.hash()));
      previous = link.hash();
    }
    return texts;
  }

  @Override
  public List<ChainFinding> examine(Collection<UUID> submissions) {
    Map<UUID, List<Link>> chains = new HashMap<>();
    jdbc.sql(
            "select submission, "
                + Link.COLUMNS
                + " from evidence where submission = any(:ids) order by submission, number")
        .param("ids", submissions.toArray(UUID[]::new))
        .query(
            row -> {
              chains
                  .computeIfAbsent(
                      row.getObject("submission", UUID.class), any -> new ArrayList<>())
                  .add(Link.read(row, 1));
            });
    return submissions.stream().map(id -> finding(id, chains.getOrDefault(id, List.of()))).toList();
  }

  private static ChainFinding finding(UUID submission, List<Link> chain) {
    String previous = Link.START;
    int expected = 1;
    for (Link link : chain) {
      if (!link.follows(previous, expected)) {
        return new ChainFinding(submission, chain.size(), expected);
      }
      previous = link.hash();
      expected++;
    }
    return new ChainFinding(submission, chain.size(), chain.isEmpty() ? 1 : 0);
  }

  @Override
  public void verify(UUID submission) {
    ChainFinding finding =
        finding(submission, links("where submission = ? order by number", submission));
    if (finding.broken() && finding.entries() > 0) {
      throw new Fault(
          FaultCode.EVIDENCE_CHAIN_BROKEN,
          "The evidence of submission %s was changed at entry %d. Nothing after it can be relied on. Compare with a backup of the database."
              .formatted(submission, finding.brokenAt()));
    }
  }

  private List<Link> links(String condition, UUID submission) {
    return jdbc.sql("select " + Link.COLUMNS + " from evidence " + condition)
        .param(submission)
        .query(Link::read)
        .list();
  }
}
