package de.fallbruecke.reply;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What specialist software said last about cases, with its file numbers. Table case_status. */
public final class CaseStatuses {
  /**
   * The last word of a target about a case.
   *
   * @param fileNumber its file number, if it ever gave one
   * @param status the last state, if it ever gave one
   */
  public record Entry(
      UUID caseId,
      String target,
      UUID submission,
      @Nullable String fileNumber,
      @Nullable CaseStatus status,
      Instant changedAt) {}

  private static final RowMapper<Entry> ENTRY =
      (row, n) -> {
        String status = row.getString("status");
        return new Entry(
            row.getObject("case_id", UUID.class),
            row.getString("target"),
            row.getObject("submission", UUID.class),
            row.getString("file_number"),
            status == null ? null : CaseStatus.find(status).orElse(null),
            row.getObject("changed_at", OffsetDateTime.class).toInstant());
      };

  private final JdbcClient jdbc;

  CaseStatuses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps it, in the caller's transaction; what is null leaves what was known. */
  void keep(Entry entry) {
    CaseStatus status = entry.status();
    jdbc.sql(
            """
            insert into case_status as s (case_id, target, submission, file_number, status, changed_at)
            values (:case, :target, :submission, :number, :status, :at)
            on conflict (case_id, target) do update set
              file_number = coalesce(excluded.file_number, s.file_number),
              status = coalesce(excluded.status, s.status), changed_at = excluded.changed_at
            """)
        .param("case", entry.caseId())
        .param("target", entry.target())
        .param("submission", entry.submission())
        .param("number", entry.fileNumber())
        .param("status", status == null ? null : status.word())
        .param("at", entry.changedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What the target said last about the case. */
  public Optional<Entry> find(UUID caseId, String target) {
    return jdbc.sql("select * from case_status where case_id = ? and target = ?")
        .params(caseId, target)
        .query(ENTRY)
        .optional();
  }

  /** What all targets said last about the cases of a submission. */
  public List<Entry> ofSubmission(UUID submission) {
    return jdbc.sql("select * from case_status where submission = ? order by target")
        .param(submission)
        .query(ENTRY)
        .list();
  }

  /** The file numbers of the submissions, as far as a target gave one; by target. */
  public Map<UUID, List<String>> fileNumbers(Collection<UUID> submissions) {
    Map<UUID, List<String>> numbers = new HashMap<>();
    if (!submissions.isEmpty()) {
      jdbc.sql(
              "select submission, file_number from case_status where submission in (:submissions) and file_number is not null order by target")
          .param("submissions", submissions)
          .query(
              row -> {
                numbers
                    .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(row.getString(2));
              });
    }
    return numbers;
  }

  /**
   * The submissions with a file number that begins so, ignoring case.
   *
   * @param limit more are not looked for
   */
  public Set<UUID> submissionsBeginning(String beginning, int limit) {
    String from = beginning.strip().toLowerCase(Locale.ROOT);
    return jdbc.sql(
            """
            select distinct submission from (
              select submission from case_status
               where lower(file_number) ~>=~ :from and lower(file_number) ~<~ :to limit :limit) found
            """)
        .param("from", from)
        .param("to", from + Character.toString(Character.MAX_CODE_POINT))
        .param("limit", limit)
        .query((row, number) -> row.getObject("submission", UUID.class))
        .set();
  }

  /** By file number, exact, ignoring case; several targets may use the same. */
  public List<Entry> byFileNumber(String number) {
    return jdbc.sql(
            "select * from case_status where lower(file_number) = lower(?) order by changed_at desc limit 100")
        .param(number.strip())
        .query(ENTRY)
        .list();
  }
}
