package de.fallbruecke.delivery.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.file.FolderTrial;
import de.fallbruecke.platform.check.CheckReport;
import de.fallbruecke.platform.check.CheckRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpTrialTest {
  private static final SftpLine LINE = new SftpLine();

  @TempDir private Path root;
  private SftpServer server;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(root.resolve("drop"));
    Files.writeString(root.resolve("password"), SftpServer.PASSWORD);
    Files.writeString(root.resolve("wrong"), "falsch");
    server = new SftpServer(root, true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aGoodServerPassesAndNothingStaysThere() {
    assertThat(failure("password", "/drop")).isEqualTo("passed");
    assertThat(root.resolve("drop")).isEmptyDirectory();
  }

  @Test
  void anotherHostKeyIsToldWithWhatIsShownAndNothingOfOursIs() {
    server.exchangeHostKey();

    CheckReport report = check("password", "/drop");

    assertThat(failure(report)).isEqualTo("host-key sftp.host-key");
    assertThat(report.failure().orElseThrow().facts())
        .containsEntry("shown", SftpServer.fingerprint(SftpServer.OTHER_HOST));
    assertThat(server.shown).isEmpty();
  }

  @Test
  void aWrongPasswordIsTheLoginsFaultAndNotTheKeys() {
    assertThat(failure("wrong", "/drop")).isEqualTo("login sftp.login");
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    assertThat(failure("password", "/nothing")).isEqualTo("folder folder.missing");
  }

  @Test
  void aDirectoryThatTakesNothingIsNamed() {
    server.full = ".*check.*";

    assertThat(failure("password", "/drop")).isEqualTo("write folder.not-writable");
  }

  @Test
  void aFolderOfThisMachineIsTriedTheSameWay() {
    assertThat(folder(root.resolve("drop"))).isEqualTo("passed");
    assertThat(root.resolve("drop")).isEmptyDirectory();
    assertThat(folder(root.resolve("nothing"))).isEqualTo("folder folder.missing");
    assertThat(folder(root.resolve("password"))).isEqualTo("folder folder.no-directory");
    // nobody can write there, not even root
    assertThat(folder(Path.of("/proc"))).isEqualTo("write folder.not-writable");
  }

  private static String folder(Path directory) {
    return failure(
        new CheckRun(Clock.systemUTC()).of(new FolderTrial(directory, UUID::randomUUID).steps()));
  }

  private String failure(String password, String directory) {
    return failure(check(password, directory));
  }

  private static String failure(CheckReport report) {
    return report.failure().map(step -> step.name() + " " + step.remedy()).orElse("passed");
  }

  private CheckReport check(String password, String directory) {
    SftpOptions options =
        new SftpOptions(
            "127.0.0.1",
            server.port(),
            new HostKeys(Set.of(SftpServer.fingerprint(SftpServer.HOST))),
            "fallbruecke",
            null,
            null,
            new Secret("password-file", root.resolve(password)),
            directory,
            Duration.ofSeconds(20));
    return new CheckRun(Clock.systemUTC())
        .of(new SftpTrial(options, new SftpDirectory(options, LINE), UUID::randomUUID).steps());
  }
}
