package de.fallbruecke.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.testkit.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminPasswordTest {
  @TempDir Path folder;

  @Test
  void isGeneratedOnceForTheOwnerAloneAndNeverLogged() throws IOException {
    DataDirectory data = new DataDirectory(folder.resolve("new"));
    String first;
    String said;
    try (CapturedLog log = CapturedLog.of("de.fallbruecke.console.login", Level.TRACE)) {
      first = AdminPassword.read(null, data);
      said = log.text();
    }
    Path file = folder.resolve("new/admin-password");
    assertThat(first).hasSize(24);
    assertThat(AdminPassword.read(null, data)).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(said).contains(file.toString()).doesNotContain(first);
  }

  @Test
  void comesFromTheNamedFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "twelve-or-more\n");
    assertThat(AdminPassword.read(file, new DataDirectory(folder))).isEqualTo("twelve-or-more");
    assertThat(folder.resolve("admin-password")).doesNotExist();
  }

  @Test
  void aMissingOrWeakFileStopsTheStartAndNamesTheProperty() throws IOException {
    DataDirectory data = new DataDirectory(folder);
    Path missing = folder.resolve("none");
    assertThatThrownBy(() -> AdminPassword.read(missing, data))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-CFG-003")
        .hasMessageContaining("fallbruecke.console.admin-password-file");
    Path weak = Files.writeString(folder.resolve("weak"), "short");
    assertThatThrownBy(() -> AdminPassword.read(weak, data))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-CFG-001")
        .hasMessageNotContaining("short");
  }
}
