package de.fallbruecke.delivery.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.drop.Dropped;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FileTargetTest extends TargetContract {
  @TempDir private Path root;
  private Path drop;
  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));

  @BeforeEach
  void createDropDirectory() throws IOException {
    drop = Files.createDirectory(root.resolve("drop"));
    Files.writeString(root.resolve("neighbour"), "untouched");
  }

  /** Whatever a test does: nothing appears outside the drop directory, nothing hidden is left. */
  @AfterEach
  void nothingOutsideChanged() throws IOException {
    assertThat(children(root)).containsExactly("drop", "neighbour");
    assertThat(root.resolve("neighbour")).hasContent("untouched");
    assertThat(children(drop)).noneMatch(name -> name.startsWith("."));
  }

  @Override
  protected Connector connector() {
    return connector(drop);
  }

  /** A folder on a disk. */
  @Override
  protected Map<Situation, String> impossible() {
    String noWord = "a folder has no word for it: a file can be written or cannot";
    return Map.of(
        Situation.REFUSAL, noWord,
        Situation.FAILURE, noWord,
        Situation.LINE, "nobody is called: files are written");
  }

  /** The real file system refuses: no path may be longer than 4095 bytes. */
  @Override
  protected Connector unable() {
    try {
      Path deep = drop;
      while (deep.toString().length() < 3_900) {
        deep = Files.createDirectory(deep.resolve("d".repeat(150)));
      }
      return connector(
          Files.createDirectory(deep.resolve("d".repeat(4_080 - deep.toString().length()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Between the rename and the ready file. */
  @Override
  protected void handOverAndDie(Parcel parcel) {
    connector().send(parcel);
    delete(drop.resolve(stored(parcel) + ".ready"));
  }

  @Override
  protected List<Taken> taken() {
    return Dropped.in(drop);
  }

  @Test
  void namesInTheFolderAreOursAndTheSendersNameStandsInTheManifest() throws IOException {
    StoredCase hostile = new StoredCase().document("../../Übel.exe", bytes(1, 10));

    connector().send(hostile.parcel("fv"));

    Path folder = drop.resolve(hostile.caseId + ".fv");
    assertThat(children(folder)).containsExactly("case.xml", "document-001.pdf", "manifest.json");
    JsonNode document =
        Json.mapper().readTree(folder.resolve("manifest.json").toFile()).get("files").get(1);
    assertThat(document.get("originalName").stringValue()).isEqualTo("../../Übel.exe");
    assertThat(document.get("name").stringValue()).isEqualTo("Übel.exe");
  }

  @Test
  void theReadyFileHoldsTheHashOfTheManifest() throws IOException {
    connector().send(stored.parcel("fv"));

    String name = stored.caseId + ".fv";
    assertThat(Files.readString(drop.resolve(name + ".ready")).strip())
        .isEqualTo(Sha512.hex(Files.readAllBytes(drop.resolve(name).resolve("manifest.json"))));
  }

  @Test
  void onlyOwnerAndGroupMayRead() throws IOException {
    connector().send(stored.parcel("fv"));

    try (Stream<Path> all = Files.walk(drop.resolve(stored.caseId + ".fv"))) {
      assertThat(all)
          .allSatisfy(
              path ->
                  assertThat(Files.getPosixFilePermissions(path).toString())
                      .doesNotContain("OTHERS"));
    }
  }

  @Test
  void aFolderThatIsThereAlreadyIsNotWrittenAgain() throws IOException {
    connector().send(stored.parcel("fv"));
    Path file = drop.resolve(stored.caseId + ".fv").resolve("case.xml");
    Object inode = Files.getAttribute(file, "unix:ino");

    connector().send(stored.parcel("fv"));

    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void whatTheConsumerHasFetchedIsNotWrittenAgainWhileTheReadyFileIsThere() {
    connector().send(stored.parcel("fv"));
    deleteFolder(drop.resolve(stored.caseId + ".fv"));

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(drop.resolve(stored.caseId + ".fv")).doesNotExist();
  }

  @Test
  void halfWrittenFoldersOfADeadProcessAreRemovedAndTheCaseArrives() throws IOException {
    Path half = Files.createDirectory(drop.resolve("." + stored.caseId + ".fv.dead.tmp"));
    Files.write(half.resolve("case.xml"), new byte[] {1, 2, 3});
    Files.write(drop.resolve("." + stored.caseId + ".fv.ready.dead.tmp"), new byte[] {1});

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void leftoversOfOtherCasesGoAfterADayAndNotBefore() throws IOException {
    Path old = Files.createDirectory(drop.resolve(".other.fv.dead.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(StoredCase.NOW.minus(Duration.ofHours(25))));
    Path young = Files.createDirectory(drop.resolve(".another.fv.busy.tmp"));
    Files.setLastModifiedTime(young, FileTime.from(StoredCase.NOW.minus(Duration.ofHours(1))));

    connector().send(stored.parcel("fv"));

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    Files.delete(young);
  }

  @Test
  void aForeignFolderOfTheSameNameIsNeverOverwritten() throws IOException {
    Path foreign = Files.createDirectory(drop.resolve(stored.caseId + ".fv"));
    Files.writeString(foreign.resolve("keep"), "me");

    assertThat(connector().send(stored.parcel("fv")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(FaultCode.TARGET_CONFLICT));
    assertThat(children(foreign)).containsExactly("keep");
  }

  @Test
  void aSymbolicLinkInPlaceOfTheFolderIsNotFollowed() throws IOException {
    Files.createSymbolicLink(drop.resolve(stored.caseId + ".fv"), root);

    assertThat(connector().send(stored.parcel("fv"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aMissingDirectoryIsHeldAndNotCreated() {
    Path missing = drop.resolve("not-mounted");

    assertThat(connector(missing).send(stored.parcel("fv")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(FaultCode.TARGET_DIRECTORY_MISSING);
              assertThat(refused.detail()).contains("fallbruecke.targets.fv.file.directory");
            });
    assertThat(missing).doesNotExist();
  }

  private static Connector connector(Path directory) {
    return new FileConnector(
        "fv", directory, Clock.fixed(StoredCase.NOW, ZoneOffset.UTC), UUID::randomUUID);
  }

  private static String stored(Parcel parcel) {
    return parcel.caseId() + ".fv";
  }

  private static List<String> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteFolder(Path folder) {
    try {
      Durable.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
