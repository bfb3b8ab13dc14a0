package de.fallbruecke.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresVaultTest {
  private static final UUID OWNER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final byte[] SECRET =
      "Antrag von Änne Mustermann".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private final ManualClock clock = ManualClock.standing();
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private Path masterKeyFile;
  private PostgresVault vault;

  @BeforeEach
  void aVaultInAnEmptyDatabase() {
    var dataSource = Database.migrated().dataSource();
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    masterKeyFile = directory.resolve("master.json");
    vault = vault(MasterKey.generate(masterKeyFile));
  }

  private PostgresVault vault(MasterKey masterKey) {
    return new PostgresVault(jdbc, new DataKeys(jdbc, masterKey, clock), UUID::randomUUID, clock);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_000, 65_536, 65_537, 524_288, 3_000_000})
  void whatWasWrittenIsReadBackToTheByte(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);

    store(OWNER, "data", content);

    assertThat(vault.readFully(OWNER, "data")).isEqualTo(content);
    assertThat(vault.parts(OWNER))
        .containsExactly(
            new StoredPart("data", "application/octet-stream", size, Sha512.hex(content)));
  }

  @Test
  void nothingIsVisibleBeforeTheCommitAndNothingRemainsAfterARollback() throws IOException {
    try (Staging staging = vault.stage(OWNER)) {
      write(staging, "data", SECRET);
      assertThat(vault.parts(OWNER)).isEmpty();
      transaction.executeWithoutResult(
          status -> {
            staging.commit();
            status.setRollbackOnly();
          });
      assertThat(vault.parts(OWNER)).isEmpty();
    }
  }

  @Test
  void aSecondCommitUnderTheSameNameReplacesTheFirst() throws IOException {
    store(OWNER, "data", SECRET);
    store(OWNER, "data", new byte[] {1, 2, 3});

    assertThat(vault.readFully(OWNER, "data")).containsExactly(1, 2, 3);
    assertThat(count("vault_part")).isOne();
  }

  @Test
  void anUncommittedStagingLeavesNothingBehind() throws IOException {
    try (Staging staging = vault.stage(OWNER)) {
      write(staging, "data", SECRET);
    }

    assertThat(count("vault_part")).isZero();
    assertThat(count("vault_chunk")).isZero();
  }

  @Test
  void theTablesHoldNoPlainText() throws IOException {
    store(OWNER, "data", SECRET);

    byte[] stored =
        jdbc.sql("select bytes from vault_chunk").query((row, n) -> row.getBytes(1)).single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Mustermann");
  }

  @Test
  void oneChangedByteInTheTableIsNoticed() throws IOException {
    store(OWNER, "data", SECRET);
    jdbc.sql("update vault_chunk set bytes = set_byte(bytes, 60, get_byte(bytes, 60) # 1)")
        .update();

    assertFault(() -> vault.readFully(OWNER, "data"), FaultCode.VAULT_CONTENT_DAMAGED);
  }

  @Test
  void aMissingLastChunkIsNoticed() throws IOException {
    store(OWNER, "data", new byte[1_200_000]);
    jdbc.sql("delete from vault_chunk where number = (select max(number) from vault_chunk)")
        .update();

    assertFault(() -> vault.readFully(OWNER, "data"), FaultCode.VAULT_CONTENT_DAMAGED);
  }

  @Test
  void partsExchangedInTheTableAreNoticed() throws IOException {
    store(OWNER, "data", SECRET);
    store(OWNER, "metadata", new byte[] {1});
    jdbc.sql("update vault_part set name = 'x' where name = 'data'").update();
    jdbc.sql("update vault_part set name = 'data' where name = 'metadata'").update();

    assertFault(() -> vault.readFully(OWNER, "data"), FaultCode.VAULT_CONTENT_DAMAGED);
  }

  @Test
  void destroyingOneOwnerLeavesTheOtherAndIsRepeatable() throws IOException {
    store(OWNER, "data", SECRET);
    store(OTHER, "data", SECRET);

    transaction.executeWithoutResult(status -> vault.destroy(OWNER));
    transaction.executeWithoutResult(status -> vault.destroy(OWNER));

    assertFault(() -> vault.readFully(OWNER, "data"), FaultCode.VAULT_CONTENT_DESTROYED);
    assertThat(vault.readFully(OTHER, "data")).isEqualTo(SECRET);
  }

  @Test
  void aMissingPartIsNamed() throws IOException {
    store(OWNER, "data", SECRET);

    assertFault(() -> vault.readFully(OWNER, "case"), FaultCode.VAULT_CONTENT_MISSING);
    assertFault(() -> vault.readFully(OTHER, "data"), FaultCode.VAULT_CONTENT_MISSING);
  }

  @Test
  void theMasterKeyIsReadAgainAfterARestartAndAForeignOneIsRefused() throws IOException {
    store(OWNER, "data", SECRET);

    assertThat(vault(MasterKey.read(masterKeyFile)).readFully(OWNER, "data")).isEqualTo(SECRET);
    MasterKey foreign = MasterKey.generate(directory.resolve("foreign.json"));
    assertFault(
        () -> new DataKeys(jdbc, foreign, clock).checkMasterKey(), FaultCode.VAULT_MASTER_KEY);
  }

  @Test
  void theMasterKeyFileIsForItsOwnerOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKeyFile)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(masterKeyFile, PosixFilePermissions.fromString("rw-r--r--"));

    assertFault(() -> MasterKey.read(masterKeyFile), FaultCode.VAULT_MASTER_KEY);
  }

  @Test
  void theSweepTakesOnlyWhatIsOld() throws IOException {
    Staging abandoned = vault.stage(OWNER);
    write(abandoned, "data", SECRET);
    assertThat(vault.sweep(Duration.ofHours(24))).isZero();

    clock.tick(Duration.ofHours(25));

    assertThat(vault.sweep(Duration.ofHours(24))).isOne();
    assertThat(count("vault_chunk")).isZero();
  }

  private void store(UUID owner, String name, byte[] content) throws IOException {
    try (Staging staging = vault.stage(owner)) {
      write(staging, name, content);
      transaction.executeWithoutResult(status -> staging.commit());
    }
  }

  private static void write(Staging staging, String name, byte[] content) throws IOException {
    try (var out = staging.write(name, "application/octet-stream")) {
      out.write(content);
    }
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static void assertFault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FaultCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
