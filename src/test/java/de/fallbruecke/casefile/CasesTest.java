package de.fallbruecke.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.MemoryVault;
import de.fallbruecke.testkit.RandomCase;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CasesTest {
  private static final CaseFormat FORMAT = new BoundCaseFormat();
  private static JdbcClient jdbc;

  private final MemoryVault vault = new MemoryVault();
  private final Cases cases = new StoredCases(jdbc, vault, FORMAT);
  private final UUID submission = UUID.randomUUID();

  @BeforeAll
  static void database() {
    jdbc = JdbcClient.create(Database.migrated().dataSource());
  }

  @Test
  void aSavedCaseIsFoundBySubmissionAndByItsNumberAsPeopleTypeIt() {
    CaseEntry entry = entry("1.0");
    cases.save(entry);
    assertThat(cases.ofSubmission(submission)).contains(entry);
    assertThat(cases.byNumber(entry.number())).contains(entry);
    String typed =
        " "
            + entry
                .number()
                .toLowerCase(java.util.Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');
    assertThat(cases.byNumber(typed)).contains(entry);
    assertThat(cases.byNumber("FB-nonsense")).isEmpty();
    assertThat(cases.ofSubmission(UUID.randomUUID())).isEmpty();
  }

  @Test
  void makingTheCaseAgainReplacesTheEntryAndNeverMakesASecondOne() {
    cases.save(entry("1.0"));
    cases.save(entry("1.1"));
    assertThat(cases.ofSubmission(submission)).contains(entry("1.1"));
    assertThat(
            jdbc.sql("select count(*) from case_entry where submission = ?")
                .param(submission)
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void theRecordIsReadFromTheVault() {
    Case record = RandomCase.of(7);
    vault.with(submission, Cases.PART, "application/xml", FORMAT.toXml(record));
    assertThat(cases.read(submission)).usingRecursiveComparison().isEqualTo(record);
    assertThatThrownBy(() -> cases.read(UUID.randomUUID())).isInstanceOf(Fault.class);
  }

  @Test
  void theSameSubmissionAlwaysGivesTheSameCaseIdAndNumber() {
    UUID fixed = UUID.fromString("5bd0e5a9-3f5c-4c41-8a10-0f8a3a1f9d11");
    assertThat(CaseIds.of(fixed)).isEqualTo(CaseIds.of(fixed)).isNotEqualTo(fixed);
    assertThat(CaseIds.of(fixed).version()).isEqualTo(8);
    assertThat(CaseIds.of(fixed).variant()).isEqualTo(2);
    assertThat(CaseNumber.of(CaseIds.of(fixed)))
        .isEqualTo(CaseNumber.of(CaseIds.of(fixed)))
        .matches("FB(-[0-9A-HJKMNP-TV-Z]{4}){3}");
  }

  private CaseEntry entry(String version) {
    UUID id = CaseIds.of(submission);
    return new CaseEntry(
        id,
        CaseNumber.of(id),
        submission,
        "kreis-muster",
        "wohngeld",
        version,
        "0f".repeat(64),
        10,
        7,
        1,
        1,
        1,
        Map.of(),
        Instant.parse("2026-03-01T10:15:30.123456Z"));
  }
}
