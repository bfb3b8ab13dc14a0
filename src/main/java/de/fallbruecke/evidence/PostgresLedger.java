package de.fallbruecke.evidence;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chains in table ledger. */
final class PostgresLedger implements Ledger {
  private static final int AT_ONCE = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  PostgresLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void append(String chain, Event event) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("ledger/" + chain)
        .query((row, n) -> 0)
        .single();
    Optional<Link> last =
        links("chain = :chain order by number desc limit 1", Map.of("chain", chain)).stream()
            .findFirst();
    Link next =
        Link.after(
            last.map(Link::hash).orElse(Link.START),
            last.map(link -> link.number() + 1).orElse(1),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            event);
    jdbc.sql(
            "insert into ledger (chain, number, at, kind, body, token, hash) values (?, ?, ?, ?, ?, ?, ?)")
        .param(chain)
        .param(next.number())
        .param(next.at().atOffset(ZoneOffset.UTC))
        .param(next.kind())
        .param(next.body())
        .param(next.token())
        .param(next.hash())
        .update();
  }

  @Override
  public List<Entry> find(LedgerQuery query) {
    if (query.tenants() != null && query.tenants().isEmpty()) {
      return List.of();
    }
    StringBuilder condition = new StringBuilder("chain = :chain");
    Map<String, Object> values = new HashMap<>(Map.of("chain", query.chain()));
    add(condition, values, "kind = :kind", query.kind());
    add(condition, values, "person = :person", query.person());
    add(condition, values, "tenant in (:tenants)", query.tenants());
    add(
        condition,
        values,
        "at >= :from",
        query.from() == null ? null : query.from().atOffset(ZoneOffset.UTC));
    add(
        condition,
        values,
        "at < :until",
        query.until() == null ? null : query.until().atOffset(ZoneOffset.UTC));
    add(condition, values, "number < :before", query.before());
    values.put("limit", query.limit());
    return links(condition.append(" order by number desc limit :limit").toString(), values).stream()
        .map(Link::entry)
        .toList();
  }

  @Override
  public List<String> kinds(String chain) {
    // Walks from one kind to the next along the index instead of reading the whole chain.
    return jdbc.sql(
            """
            with recursive found as (
              select min(kind) as kind from ledger where chain = :chain
              union all
              select (select min(kind) from ledger where chain = :chain and kind > found.kind)
              from found where found.kind is not null)
            select kind from found where kind is not null
            """)
        .param("chain", chain)
        .query((row, number) -> row.getString("kind"))
        .list();
  }

  @Override
  public Verified verify(String chain) {
    String previous = Link.START;
    int done = 0;
    List<Link> next;
    do {
      next =
          links(
              "chain = :chain and number > :done order by number limit :limit",
              Map.of("chain", chain, "done", done, "limit", AT_ONCE));
      for (Link link : next) {
        if (!link.follows(previous, done + 1)) {
          throw new Fault(
              FaultCode.EVIDENCE_CHAIN_BROKEN,
              "The chain '%s' was changed at entry %d. Nothing after it can be relied on. Compare with a backup of the database."
                  .formatted(chain, done + 1));
        }
        previous = link.hash();
        done++;
      }
    } while (next.size() == AT_ONCE);
    return new Verified(done, previous);
  }

  private static void add(
      StringBuilder condition,
      Map<String, Object> values,
      String term,
      @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      condition.append(" and ").append(term);
      values.put(term.replaceAll(".*:(\\w+).*", "$1"), value);
    }
  }

  private List<Link> links(String condition, Map<String, Object> values) {
    return jdbc.sql("select " + Link.COLUMNS + " from ledger where " + condition)
        .params(values)
        .query(Link::read)
        .list();
  }
}
