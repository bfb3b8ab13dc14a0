package de.fallbruecke.delivery.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.drop.Drop;
import de.fallbruecke.delivery.drop.Dropped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpTargetTest extends TargetContract {
  private static final SftpLine LINE = new SftpLine();

  @TempDir private Path root;
  private Path drop;
  private SftpServer server;
  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));

  @BeforeEach
  void start() throws IOException {
    drop = Files.createDirectory(root.resolve("drop"));
    Files.writeString(root.resolve("neighbour"), "untouched");
    Files.writeString(root.resolve("key"), SftpServer.openSsh(SftpServer.USER));
    Files.writeString(root.resolve("password"), SftpServer.PASSWORD);
    server = new SftpServer(root, true);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    assertThat(root.resolve("neighbour")).hasContent("untouched");
    assertThat(children(root)).containsExactly("drop", "key", "neighbour", "password");
  }

  @Override
  protected Connector connector() {
    return connector(options("/drop", Duration.ofSeconds(20)));
  }

  private SftpOptions options(String directory, Duration timeout) {
    return options(directory, timeout, server.port());
  }

  private SftpOptions options(String directory, Duration timeout, int port) {
    return new SftpOptions(
        "127.0.0.1",
        port,
        new HostKeys(Set.of(SftpServer.fingerprint(SftpServer.HOST))),
        "fallbruecke",
        root.resolve("key"),
        null,
        null,
        directory,
        timeout);
  }

  private static Connector connector(SftpOptions options) {
    return new SftpConnector(
        new SftpPlace("fv", options, new SftpDirectory(options, LINE)),
        new Drop("fv", Clock.fixed(StoredCase.NOW, ZoneOffset.UTC), UUID::randomUUID));
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(server.port());
  }

  @Override
  protected Connector behind(int port) {
    return connector(options("/drop", Duration.ofSeconds(20), port));
  }

  /** A folder on another machine. */
  @Override
  protected Map<Situation, String> impossible() {
    String noWord = "a folder has no word for it: a file can be written or cannot";
    return Map.of(Situation.REFUSAL, noWord, Situation.FAILURE, noWord);
  }

  @Override
  protected Connector unable() {
    server.full = "case.xml";
    return connector();
  }

  /** The line breaks after the rename of the ready file. */
  @Override
  protected void handOverAndDie(Parcel parcel) {
    server.deadlyAfterRename = ".*\\.ready";
    assertThat(connector().send(parcel)).isInstanceOf(Outcome.Unclear.class);
    server.deadlyAfterRename = "-";
  }

  @Override
  protected List<Taken> taken() {
    return Dropped.in(drop);
  }

  @Test
  void filesAreForcedToTheDiskAndTheFolderIsShownAtOnceWhereTheServerOffersIt() {
    connector().send(stored.parcel("fv"));

    assertThat(server.done)
        .containsSubsequence("sync case.xml", "sync document-001.pdf", "sync manifest.json")
        .anyMatch(act -> act.startsWith("rename " + stored.caseId + ".fv "))
        .last()
        .asString()
        .startsWith("rename " + stored.caseId + ".fv.ready");
  }

  /** Neither fsync nor posix-rename. */
  @Test
  void aServerWithoutExtensionsIsServedToo() {
    server.close();
    server = new SftpServer(root, false);
    server.deadly = "manifest.json";
    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.NotYet.class);
    server.deadly = "-";

    handOverAndDie(stored.parcel("fv"));
    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).hasSize(1);
    assertThat(server.done).noneMatch(act -> act.startsWith("sync"));
  }

  @Test
  void aServerWithAnotherKeyGetsNothingNotEvenAPassword() {
    server.exchangeHostKey();

    Outcome outcome = connector().send(stored.parcel("fv"));

    assertThat(StoredCase.word(outcome)).isEqualTo("REFUSED FB-DEL-024");
    assertThat(((Outcome.Refused) outcome).detail())
        .contains(SftpServer.fingerprint(SftpServer.OTHER_HOST));
    assertThat(server.shown).isEmpty();
    assertThat(drop).isEmptyDirectory();
  }

  @Test
  void aPasswordServesInsteadOfAKey() {
    SftpOptions key = options("/drop", Duration.ofSeconds(20));
    SftpOptions password =
        new SftpOptions(
            key.host(),
            key.port(),
            key.hostKeys(),
            key.user(),
            null,
            null,
            new Secret("sftp.password-file", root.resolve("password")),
            key.directory(),
            key.timeout());

    assertThat(connector(password).send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void aStrangerIsNotLetInAndThatIsHeld() throws IOException {
    Files.writeString(root.resolve("key"), SftpServer.openSsh(SftpServer.OTHER_HOST));

    assertThat(StoredCase.word(connector().send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-008");
  }

  @Test
  void aMissingDirectoryIsHeld() {
    assertThat(
            StoredCase.word(
                connector(options("/nowhere", Duration.ofSeconds(20))).send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-014");
  }

  @Test
  void aServerThatIsSwitchedOffIsNotYet() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    SftpOptions here = options("/drop", Duration.ofSeconds(20));
    SftpOptions off =
        new SftpOptions(
            here.host(),
            free,
            here.hostKeys(),
            here.user(),
            here.keyFile(),
            null,
            null,
            here.directory(),
            here.timeout());

    assertThat(StoredCase.word(connector(off).send(stored.parcel("fv"))))
        .isEqualTo("NOT_YET FB-DEL-002");
  }

  @Test
  void aLineThatDiesInTheMiddleLeavesNothingThatTheConsumerSeesAndTheNextAttemptCleansUp()
      throws IOException {
    server.deadly = "document-001.pdf";
    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.NotYet.class);
    assertThat(taken()).isEmpty();
    assertThat(children(drop)).allMatch(name -> name.startsWith(".") && name.endsWith(".tmp"));
    server.deadly = "-";

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(children(drop)).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void aLineOnWhichNothingMovesIsCut() {
    server.stalled = "document-001.pdf";

    Outcome outcome = connector(options("/drop", Duration.ofSeconds(1))).send(stored.parcel("fv"));

    assertThat(StoredCase.word(outcome)).isEqualTo("NOT_YET FB-DEL-002");
  }

  @Test
  void aFullDiskIsNotYetAndWhatWasWrittenIsGone() throws IOException {
    server.full = "manifest.json";

    assertThat(StoredCase.word(connector().send(stored.parcel("fv"))))
        .isEqualTo("NOT_YET FB-DEL-013");
    assertThat(children(drop)).isEmpty();
  }

  @Test
  void aForeignFolderOfTheSameNameIsNeverOverwritten() throws IOException {
    Path foreign = Files.createDirectory(drop.resolve(stored.caseId + ".fv"));
    Files.writeString(foreign.resolve("keep"), "me");

    assertThat(StoredCase.word(connector().send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-009");
    assertThat(children(foreign)).containsExactly("keep");
  }

  @Test
  void aLinkAmongTheLeftoversIsRemovedAndNotFollowed() throws IOException {
    Path half = Files.createDirectory(drop.resolve("." + stored.caseId + ".fv.dead.tmp"));
    Files.createSymbolicLink(half.resolve("x"), root.resolve("neighbour"));

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(half).doesNotExist();
  }

  @Test
  void hostKeysAreReadAsFingerprintKeyOrKnownHostsLine() {
    String key = PublicKeyEntry.toString(SftpServer.HOST.getPublic());
    for (String written :
        List.of(
            SftpServer.fingerprint(SftpServer.HOST),
            SftpServer.fingerprint(SftpServer.HOST) + "=",
            key,
            "[fv.example]:2222,10.0.0.1 " + key + " a comment")) {
      assertThat(HostKeys.of(List.of(written)).has(SftpServer.HOST.getPublic())).isTrue();
      assertThat(HostKeys.of(List.of(written)).has(SftpServer.OTHER_HOST.getPublic())).isFalse();
    }
    for (String wrong : List.of("", "MD5:aa:bb", "*", "SHA256:*", "ssh-ed25519 AAAA", "# x")) {
      assertThatThrownBy(() -> HostKeys.of(List.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  static List<String> children(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
