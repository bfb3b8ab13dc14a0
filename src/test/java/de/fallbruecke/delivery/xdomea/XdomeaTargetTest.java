package de.fallbruecke.delivery.xdomea;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.xdomea.XdomeaSettings.Receipt;
import de.fallbruecke.simulator.XdomeaInbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages 0605 in an import directory, and the receipts that come back. */
public class XdomeaTargetTest extends TargetContract {
  private static final XdomeaOptions PLAIN =
      new XdomeaOptions("Landkreis A", null, "Eingang", null, Receipt.NONE, null);

  @TempDir private Path root;
  private Path imports;
  private Path receipts;
  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 20_000));

  @BeforeEach
  void directories() throws IOException {
    imports = Files.createDirectory(root.resolve("import"));
    receipts = Files.createDirectory(root.resolve("quittung"));
  }

  @Override
  protected Connector connector() {
    return connector(PLAIN);
  }

  private Connector connector(XdomeaOptions options) {
    return new FileXdomea(new Laying("fv", options, UUID::randomUUID), imports, receipts);
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
      Path deep = imports;
      while (deep.toString().length() < 3_900) {
        deep = Files.createDirectory(deep.resolve("d".repeat(150)));
      }
      Path last = Files.createDirectory(deep.resolve("d".repeat(4_080 - deep.toString().length())));
      return new FileXdomea(new Laying("fv", PLAIN, UUID::randomUUID), last, receipts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    connector().send(parcel);
  }

  @Override
  protected List<Taken> taken() {
    try (Stream<Path> all = Files.list(imports)) {
      return all.filter(path -> path.toString().endsWith(".zip"))
          .sorted()
          .map(XdomeaTargetTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Taken read(Path zip) {
    try {
      return read(Files.readAllBytes(zip));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the JDK's reader, which knows nothing of how it was written. */
  public static Taken read(byte[] zip) throws IOException {
    List<Document> files = new ArrayList<>();
    String xml = "";
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (xml.isEmpty()) {
          assertThat(name).endsWith("_FVDaten.SGOAblegen.0605.xml");
          xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } else {
          assertThat(name).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[^/\\\\]+");
          assertThat(xml).contains(name.replace("&", "&amp;"));
          files.add(new Document(name.substring(0, 36), name.substring(37), in.readAllBytes()));
        }
      }
    }
    String key =
        xml.replaceAll(
            "(?s).*<xdomea:FachverfahrenObjektID>|</xdomea:FachverfahrenObjektID>.*", "");
    return new Taken(key, files.removeFirst().bytes(), files);
  }

  @Test
  void aRepeatIsByteForByteTheSameAndNamedByTheProcess() throws IOException {
    connector().send(stored.parcel("fv"));
    Path first = onlyZip();
    byte[] bytes = Files.readAllBytes(first);
    Files.delete(first);
    connector().send(stored.parcel("fv"));

    assertThat(Files.readAllBytes(onlyZip())).isEqualTo(bytes);
    assertThat(onlyZip().getFileName().toString())
        .isEqualTo(first.getFileName().toString())
        .matches("[0-9a-f-]{36}_FVDaten\\.SGOAblegen\\.0605\\.zip");
  }

  private Path onlyZip() throws IOException {
    try (Stream<Path> all = Files.list(imports)) {
      return all.filter(path -> path.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
  }

  /** Receipt wanted, number of the message, content, what follows. */
  @ParameterizedTest
  @CsvSource({
    "RECEIVED, EmpfangBestaetigen.0629, '', DELIVERED",
    "RECEIVED, ImportBestaetigen.0630, <Erfolg>false</Erfolg>, REFUSED FB-DEL-027",
    "IMPORTED, EmpfangBestaetigen.0629, '', UNCLEAR FB-DEL-026",
    "IMPORTED, ImportBestaetigen.0630, <Erfolg>true</Erfolg>, DELIVERED",
    "IMPORTED, ImportBestaetigen.0630, <Erfolg>false</Erfolg>, REFUSED FB-DEL-027",
    "IMPORTED, ImportBestaetigen.0630, '', REFUSED FB-DEL-027",
    "IMPORTED, SonstEtwas.0601, <Erfolg>true</Erfolg>, UNCLEAR FB-DEL-026",
  })
  void theDeliveryWaitsForItsReceiptAndNothingIsLaidDownAgain(
      Receipt wanted, String type, String content, String outcome) throws IOException {
    XdomeaOptions options =
        new XdomeaOptions(null, null, null, null, wanted, new XdomeaOptions.Mark("Erfolg", "true"));
    assertThat(StoredCase.word(connector(options).send(stored.parcel("fv"))))
        .isEqualTo("UNCLEAR FB-DEL-026");
    Path zip = onlyZip();
    String process = zip.getFileName().toString().substring(0, 36);
    Files.delete(zip); // the importer took it
    Files.writeString(
        receipts.resolve("fremd.xml"), receipt(type, UUID.randomUUID().toString(), content));
    Files.writeString(
        receipts.resolve("kaputt.xml"),
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");
    Files.write(receipts.resolve("riesig.xml"), new byte[Receipts.LONGEST + 10]);
    assertThat(StoredCase.word(connector(options).send(stored.parcel("fv"))))
        .isEqualTo("UNCLEAR FB-DEL-026");

    Files.writeString(receipts.resolve("q.xml"), receipt(type, process, content));

    assertThat(StoredCase.word(connector(options).send(stored.parcel("fv")))).isEqualTo(outcome);
    assertThat(zip).doesNotExist();
  }

  /** As a records system of another maker might write it; synthetic. */
  public static String receipt(String type, String process, String content) {
    return "<x:%s xmlns:x='urn:xoev-de:xdomea:schema:3.0.0'><x:Kopf><x:ProzessID>%s</x:ProzessID></x:Kopf>%s</x:%s>"
        .formatted(type, process, content, type);
  }

  /** With a records system that knows nothing of the gateway's code. */
  @Test
  void aRecordsSystemImportsTheMessageOnceAndItsReceiptEndsTheDelivery() {
    XdomeaOptions options =
        new XdomeaOptions(
            null, null, null, null, Receipt.IMPORTED, new XdomeaOptions.Mark("Erfolg", "true"));
    try (XdomeaInbox records = XdomeaInbox.start(root.resolve("akte"))) {
      Connector connector =
          new FileXdomea(
              new Laying("fv", options, UUID::randomUUID), records.imports(), records.receipts());
      connector.send(stored.parcel("fv"));

      Awaitility.await()
          .until(() -> connector.send(stored.parcel("fv")) instanceof Outcome.Delivered);
      assertThat(records.processes()).hasSize(1);
    }
  }

  @Test
  void aMissingDirectoryIsHeld() throws IOException {
    Files.delete(imports);

    Outcome outcome = connector().send(stored.parcel("fv"));
    assertThat(StoredCase.word(outcome)).isEqualTo("REFUSED FB-DEL-014");
  }
}
