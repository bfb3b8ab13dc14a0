package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path directory;

  @Test
  void aGuestFindsTheRunningDatabaseAndLeavesItRunning() throws Exception {
    Path files = directory.resolve("postgres");
    assertThatThrownBy(() -> EmbeddedDatabase.visit(files))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.code()).isEqualTo(FaultCode.DATABASE_UNREACHABLE));
    EmbeddedDatabase host = EmbeddedDatabase.start(files);
    try {
      EmbeddedDatabase guest = EmbeddedDatabase.visit(files);
      guest.close();

      try (var connection = DriverManager.getConnection(guest.url())) {
        assertThat(connection.isValid(5)).isTrue();
      }
    } finally {
      host.close();
    }
  }
}
