package de.fallbruecke.delivery.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.RestWay;
import de.fallbruecke.delivery.xdomea.XdomeaSettings;
import de.fallbruecke.delivery.xdomea.XdomeaTargetTest;
import de.fallbruecke.delivery.xdomea.XdomeaWay;
import de.fallbruecke.platform.TlsIdentities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** Messages 0605 in a directory on a real SFTP server, configured as an admin does. */
class SftpXdomeaTargetTest extends TargetContract {
  @TempDir private Path root;
  private Path imports;
  private SftpServer server;

  @BeforeEach
  void start() throws IOException {
    imports = Files.createDirectory(root.resolve("import"));
    Files.writeString(root.resolve("key"), SftpServer.openSsh(SftpServer.USER));
    server = new SftpServer(root, true);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Override
  protected Connector connector() {
    return behind(server.port());
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(server.port());
  }

  /** The receipts lie in a directory of the same server. */
  @Test
  void theReceiptIsReadFromTheServer() throws IOException {
    Path receipts = Files.createDirectory(root.resolve("quittung"));
    Connector waiting =
        behind(server.port(), XdomeaSettings.Receipt.IMPORTED, "/quittung", "Erfolg=true");
    Parcel parcel = new StoredCase().parcel("fv");
    assertThat(StoredCase.word(waiting.send(parcel))).isEqualTo("UNCLEAR FB-DEL-026");
    Path zip;
    try (Stream<Path> all = Files.list(imports)) {
      zip = all.filter(path -> path.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
    String process = zip.getFileName().toString().substring(0, 36);
    Files.delete(zip); // the importer took it
    Files.writeString(receipts.resolve("kaputt.xml"), "<!DOCTYPE x []><x/>");

    Files.writeString(
        receipts.resolve("q.xml"),
        XdomeaTargetTest.receipt("ImportBestaetigen.0630", process, "<Erfolg>true</Erfolg>"));

    assertThat(waiting.send(parcel)).isInstanceOf(Outcome.Delivered.class);
    assertThat(zip).doesNotExist();
  }

  @Override
  protected Connector behind(int port) {
    return behind(port, null, null, null);
  }

  private Connector behind(
      int port,
      XdomeaSettings.@Nullable Receipt receipt,
      @Nullable String receipts,
      @Nullable String importedWhen) {
    Clock clock = Clock.systemUTC();
    SftpWay sftp = new SftpWay(clock, UUID::randomUUID);
    TlsIdentities none = TlsIdentities.read(new StandardEnvironment());
    XdomeaSettings settings =
        new XdomeaSettings(
            XdomeaSettings.Via.SFTP,
            null,
            new SftpSettings(
                "127.0.0.1",
                port,
                List.of(SftpServer.fingerprint(SftpServer.HOST)),
                "fallbruecke",
                root.resolve("key"),
                null,
                null,
                "/import",
                null),
            null,
            null,
            null,
            null,
            null,
            receipt,
            receipts,
            importedWhen);
    Endpoint endpoint =
        new XdomeaWay(sftp, new RestWay(none, clock, UUID::randomUUID), clock, UUID::randomUUID)
            .endpoint(settings, TestTargets.check());
    return ((Endpoint.Pushed) endpoint).connect(TestTargets.of(TargetType.XDOMEA, true));
  }

  /** A folder on another machine. */
  @Override
  protected Map<Situation, String> impossible() {
    String noWord = "a folder has no word for it: a file can be written or cannot";
    return Map.of(Situation.REFUSAL, noWord, Situation.FAILURE, noWord);
  }

  @Override
  protected Connector unable() {
    server.full = ".*";
    return connector();
  }

  /** The line breaks after the message has got its name. */
  @Override
  protected void handOverAndDie(Parcel parcel) {
    server.deadlyAfterRename = ".*\\.zip";
    assertThat(connector().send(parcel)).isNotInstanceOf(Outcome.Delivered.class);
    server.deadlyAfterRename = "-";
  }

  @Override
  protected List<Taken> taken() {
    try (Stream<Path> all = Files.list(imports)) {
      return all.filter(path -> path.toString().endsWith(".zip"))
          .sorted()
          .map(SftpXdomeaTargetTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Taken read(Path zip) {
    try {
      return XdomeaTargetTest.read(Files.readAllBytes(zip));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
