package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries in the table {@code case_entry}, records in the vault. The only place that knows both.
 */
final class StoredCases implements Cases {
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
  }

  @Override
  public Optional<CaseEntry> ofSubmission(UUID submission) {
    return jdbc.sql("select * from case_entry where submission = :submission")
        .param("submission", submission)
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
        row.getTimestamp("created_at").toInstant());
  }
}
