package de.fallbruecke.xoev.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xoev.ImportRequest;
import de.fallbruecke.xoev.PackImport;
import de.fallbruecke.xoev.Validity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives from outside: each kind of attack has its reason, and nothing is written. */
class HostileArchiveTest {
  private static final byte[] SCHEMA =
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../a.xsd            | leads out of the archive",
        "x/../../a.xsd       | leads out of the archive",
        "x\\..\\..\\a.xsd      | leads out of the archive",
        "/etc/a.xsd          | is an absolute path",
        "\\\\server\\a.xsd     | is an absolute path",
        "C:\\a.xsd            | is an absolute path",
        "'a\u0000.xsd'       | the name of an entry has control characters",
        "'a\n.xsd'           | the name of an entry has control characters",
        "'a\u0085.xsd'       | the name of an entry has control characters",
      })
  void aNameThatIsNoNameIsRefused(String name, String reason) throws Exception {
    assertRefused(archive(entry(unescaped(name))), reason);
  }

  @Test
  void aLinkIsRefused() throws Exception {
    ZipArchiveEntry link = entry("a.xsd");
    link.setUnixMode(0120777);
    assertRefused(archive(link), "'a.xsd' is a link");
  }

  @Test
  void twoEntriesOfOneNameAreRefused() throws Exception {
    assertRefused(archive(entry("a.xsd"), entry("a.xsd")), "it has two entries 'a.xsd'");
  }

  @Test
  void namesThatOnlyCaseOrCompositionTellsApartAreRefused() throws Exception {
    assertRefused(archive(entry("a.xsd"), entry("A.XSD")), "'a.xsd' and 'A.XSD' are one file");
    assertRefused(archive(entry("\u00e4.xsd"), entry("a\u0308.xsd")), "are one file");
  }

  @Test
  void whatIsNoZipIsRefused() throws Exception {
    Path file = folder.resolve("a.zip");
    Files.writeString(file, "PK no zip");
    assertRefused(file, "it is no readable zip archive");
  }

  @Test
  void aDamagedEntryIsRefused() throws Exception {
    Path file = archive(entry("a.xsd"));
    byte[] bytes = Files.readAllBytes(file);
    bytes[70] ^= 0x55; // beyond header, name and extra field
    Files.write(file, bytes);
    assertRefused(file, "'a.xsd' is damaged");
  }

  @Test
  void anEncryptedEntryIsRefused() throws Exception {
    Path file = archive(entry("a.xsd"));
    byte[] bytes = Files.readAllBytes(file);
    bytes[6] |= 1;
    for (int i = 0; i < bytes.length - 4; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1;
      }
    }
    Files.write(file, bytes);
    assertRefused(file, "is encrypted or packed in an unknown way");
  }

  @Test
  void aBombIsRefusedByRatioSizeTotalAndCount() throws Exception {
    byte[] zeros = new byte[2 << 20];
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    assertRefused(archive(zeros, "a"), "'a' unpacks to more than 200 times its size");
    Path large = archive(noise, "a", "b");
    assertThat(check(large, new ArchiveCheck.Limits(10, 3 << 20, 5 << 20, 200))).hasSize(2);
    assertThatThrownBy(() -> check(large, new ArchiveCheck.Limits(10, 1 << 20, 9 << 20, 200)))
        .hasMessageContaining("'a' is larger than 1 MiB");
    assertThatThrownBy(() -> check(large, new ArchiveCheck.Limits(10, 3 << 20, 3 << 20, 200)))
        .hasMessageContaining("it unpacks to more than 3 MiB");
    assertThatThrownBy(() -> check(large, new ArchiveCheck.Limits(1, 3 << 20, 9 << 20, 200)))
        .hasMessageContaining("it has more than 1 entries");
  }

  private static List<ZipArchiveEntry> check(Path file, ArchiveCheck.Limits limits)
      throws IOException {
    try (ZipFile zip = ArchiveCheck.open(file)) {
      return new ArchiveCheck(file, zip, limits).entries();
    }
  }

  private void assertRefused(Path archive, String reason) {
    Path packs = folder.resolve("packs");
    assertThatThrownBy(
            () ->
                PackImport.run(
                    new ImportRequest(
                        archive, List.of(), "p", "1", List.of(), Validity.UNKNOWN, packs, true)))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-XOV-010 The archive 'a.zip' is refused: ")
        .hasMessageContaining(reason)
        .extracting(fault -> ((Fault) fault).code())
        .isEqualTo(FaultCode.SCHEMA_ARCHIVE_REFUSED);
    assertThat(packs).doesNotExist();
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("a.zip"));
  }

  private static ZipArchiveEntry entry(String name) {
    return new ZipArchiveEntry(name);
  }

  private Path archive(ZipArchiveEntry... entries) throws IOException {
    Path file = folder.resolve("a.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (ZipArchiveEntry entry : entries) {
        zip.putArchiveEntry(entry);
        zip.write(SCHEMA);
        zip.closeArchiveEntry();
      }
    }
    return file;
  }

  private Path archive(byte[] content, String... names) throws IOException {
    Path file = folder.resolve("a.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (String name : names) {
        zip.putArchiveEntry(entry(name));
        zip.write(content);
        zip.closeArchiveEntry();
      }
    }
    return file;
  }

  private static String unescaped(String name) {
    return name.replace("\\u0000", "\0").replace("\\u0085", "\u0085").replace("\\n", "\n");
  }
}
