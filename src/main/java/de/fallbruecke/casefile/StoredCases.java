package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries in the table {@code case_entry}, records in the vault. The only place that knows both.
 */
final class StoredCases implements Cases {
  /** A sender may name things as it likes; what is no plain path of names is not kept. */
  private static final Pattern NAMES = Pattern.compile("[\\p{L}\\p{N}_.:@/-]{1,200}");

  private static final String OTHER = "(other)";
  private static final int MAX_PATHS = 100;

  private final JdbcClient jdbc;
  private final Vault vault;
  private final CaseFormat format;

  StoredCases(JdbcClient jdbc, Vault vault, CaseFormat format) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.format = format;
  }

  @Override
  public void save(CaseEntry entry) {
    jdbc.sql(
            """
            insert into case_entry (case_id, number, submission, tenant, route_package,
              package_version, package_hash, leaves, mapped, attached, ignored, open, created_at)
            values (:caseId, :number, :submission, :tenant, :routePackage,
              :packageVersion, :packageHash, :leaves, :mapped, :attached, :ignored, :open, :createdAt)
            on conflict (submission) do update set
              route_package = excluded.route_package, package_version = excluded.package_version,
              package_hash = excluded.package_hash, leaves = excluded.leaves,
              mapped = excluded.mapped, attached = excluded.attached, ignored = excluded.ignored,
              open = excluded.open, created_at = excluded.created_at
            """)
        .param("caseId", entry.caseId())
        .param("number", entry.number())
        .param("submission", entry.submission())
        .param("tenant", entry.tenant())
        .param("routePackage", entry.routePackage())
        .param("packageVersion", entry.packageVersion())
        .param("packageHash", entry.packageHash())
        .param("leaves", entry.leaves())
        .param("mapped", entry.mapped())
        .param("attached", entry.attached())
        .param("ignored", entry.ignored())
        .param("open", entry.open())
        .param("createdAt", entry.createdAt().atOffset(ZoneOffset.UTC))
        .update();
    forget(entry.submission());
    entry.openPaths().entrySet().stream()
        .collect(
            Collectors.groupingBy(
                path -> NAMES.matcher(path.getKey()).matches() ? path.getKey() : OTHER,
                Collectors.summingInt(Map.Entry::getValue)))
        .entrySet()
        .stream()
        .limit(MAX_PATHS)
        .forEach(path -> addOpen(entry.submission(), path.getKey(), path.getValue()));
  }

  private void addOpen(UUID submission, String path, int count) {
    jdbc.sql("insert into case_open_path (submission, path, count) values (:id, :path, :count)")
        .param("id", submission)
        .param("path", path)
        .param("count", count)
        .update();
  }

  @Override
  public void forget(UUID submission) {
    jdbc.sql("delete from case_open_path where submission = :submission")
        .param("submission", submission)
        .update();
  }

  @Override
  public List<PackageNumbers> numbers(Instant since, IdQuery handedOver, IdQuery touched) {
    return summed("route_package, package_version, package_hash", since, handedOver, touched)
        .query(StoredCases::numbers)
        .list();
  }

  @Override
  public Map<String, List<PackageNumbers>> numbersByTenant(
      Instant since, IdQuery handedOver, IdQuery touched) {
    Map<String, List<PackageNumbers>> byTenant = new TreeMap<>();
    summed("tenant, route_package, package_version, package_hash", since, handedOver, touched)
        .query(
            row -> {
              byTenant
                  .computeIfAbsent(row.getString("tenant"), tenant -> new ArrayList<>())
                  .add(numbers(row, 0));
            });
    return byTenant;
  }

  private JdbcClient.StatementSpec summed(
      String group, Instant since, IdQuery handedOver, IdQuery touched) {
    return jdbc.sql(
            """
            with over as (%s), touched as (%s)
            select %s, count(*) as cases,
              sum(leaves) as leaves, sum(mapped) as mapped, sum(attached) as attached,
              sum(ignored) as ignored, sum(open) as open,
              count(*) filter (where submission in (select * from over)) as handed_over,
              count(*) filter (where submission in (select * from over)
                and submission not in (select * from touched)) as untouched
            from case_entry where created_at >= :since
            group by %s
            order by route_package, max(created_at), package_version
            """
                .formatted(handedOver.sql(), touched.sql(), group, group))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .params(handedOver.parameters())
        .params(touched.parameters());
  }

  @Override
  public List<ServiceNumbers> byService(Instant since, IdQuery served, IdQuery touched) {
    return jdbc.sql(
            """
            with served (id, key, name, over) as (%s), touched as (%s)
            select tenant, coalesce(key, ''), max(name), count(*), sum(leaves),
              sum(mapped + attached + ignored), count(*) filter (where over),
              count(*) filter (where over and submission not in (select * from touched))
            from case_entry join served on id = submission
            where created_at >= :since group by tenant, coalesce(key, '')
            """
                .formatted(served.sql(), touched.sql()))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .params(served.parameters())
        .params(touched.parameters())
        .query(
            (row, n) ->
                new ServiceNumbers(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8)))
        .list();
  }

  private static PackageNumbers numbers(ResultSet row, int index) throws SQLException {
    return new PackageNumbers(
        row.getString("route_package"),
        row.getString("package_version"),
        row.getString("package_hash"),
        row.getLong("cases"),
        row.getLong("leaves"),
        row.getLong("mapped"),
        row.getLong("attached"),
        row.getLong("ignored"),
        row.getLong("open"),
        row.getLong("handed_over"),
        row.getLong("untouched"));
  }

  @Override
  public Map<String, Long> openPaths(String packageHash, int limit) {
    Map<String, Long> paths = new LinkedHashMap<>();
    jdbc.sql(
            """
            select p.path, sum(p.count) as total from case_open_path p
            join case_entry e on e.submission = p.submission where e.package_hash = :hash
            group by p.path order by total desc, p.path limit :limit
            """)
        .param("hash", packageHash)
        .param("limit", limit)
        .query(
            row -> {
              paths.put(row.getString("path"), row.getLong("total"));
            });
    return paths;
  }

  @Override
  public Optional<CaseEntry> ofSubmission(UUID submission) {
    return jdbc.sql("select * from case_entry where submission = :submission")
        .param("submission", submission)
        .query(StoredCases::entry)
        .optional();
  }

  @Override
  public Map<UUID, String> numbers(Collection<UUID> submissions) {
    Map<UUID, String> numbers = new HashMap<>();
    if (!submissions.isEmpty()) {
      jdbc.sql("select submission, number from case_entry where submission in (:submissions)")
          .param("submissions", submissions)
          .query(
              row -> {
                numbers.put(row.getObject(1, UUID.class), row.getString(2));
              });
    }
    return numbers;
  }

  @Override
  public Optional<CaseEntry> find(UUID caseId) {
    return jdbc.sql("select * from case_entry where case_id = :caseId")
        .param("caseId", caseId)
        .query(StoredCases::entry)
        .optional();
  }

  @Override
  public Optional<CaseEntry> byNumber(String number) {
    return jdbc.sql("select * from case_entry where number = :number")
        .param("number", CaseNumber.normalise(number))
        .query(StoredCases::entry)
        .optional();
  }

  @Override
  public Case read(UUID submission) {
    return format.fromXml(vault.readFully(submission, PART));
  }

  private static CaseEntry entry(ResultSet row, int index) throws SQLException {
    return new CaseEntry(
        row.getObject("case_id", UUID.class),
        row.getString("number"),
        row.getObject("submission", UUID.class),
        row.getString("tenant"),
        row.getString("route_package"),
        row.getString("package_version"),
        row.getString("package_hash"),
        row.getInt("leaves"),
        row.getInt("mapped"),
        row.getInt("attached"),
        row.getInt("ignored"),
        row.getInt("open"),
        Map.of(),
        row.getTimestamp("created_at").toInstant());
  }
}
