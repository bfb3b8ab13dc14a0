package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The data of an application before anything is known of it, and code lists from a registry. */
class DocumentsFuzzTest {
  private static final Set<FaultCode> REFUSALS =
      Set.of(
          FaultCode.DOCUMENT_NOT_WELL_FORMED,
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          FaultCode.DOCUMENT_FORBIDDEN);

  private static final SourceDocuments DOCUMENTS = new ParsedDocuments();

  static Stream<byte[]> xml() {
    return Stream.concat(
        Seeds.files("routes/xoev-durchleitung/fixtures", "input.xml"),
        Seeds.texts(
            "<?xml version='1.0' encoding='UTF-16'?><a/>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"));
  }

  @MethodSource("xml")
  @FuzzTest(maxDuration = "1m")
  void xmlIsReadOrRefusedWithACode(byte[] data) {
    read(data, "application/xml");
  }

  static Stream<byte[]> json() {
    return Stream.concat(
        Seeds.files("routes/wohngeld/fixtures", "input.json"),
        Seeds.texts(
            "{\"a\":[1,2.50,1e5,null,true,\"\\ud800\"]}",
            "1e999999999",
            "[0e" + "1".repeat(70) + "]"));
  }

  @MethodSource("json")
  @FuzzTest(maxDuration = "1m")
  void jsonIsReadOrRefusedWithACode(byte[] data) {
    read(data, "application/json");
  }

  private static void read(byte[] data, String type) {
    try {
      assertThat(DOCUMENTS.parse(data, type).bytes()).isEqualTo(data);
    } catch (Fault refused) {
      assertThat(refused.code()).isIn(REFUSALS);
    }
  }

  static Stream<byte[]> lists() {
    return Seeds.files("schemas/packs/xgewerbe-synthetisch/1.0/codelists", "praefix_7.xml");
  }

  @MethodSource("lists")
  @FuzzTest(maxDuration = "1m")
  void aCodeListIsReadOrRefusedWithItsFile(byte[] data) throws IOException {
    Path file = Files.createTempFile("list", ".xml");
    try {
      GenericodeList.read(Files.write(file, data));
    } catch (Fault refused) {
      assertThat(refused.code()).isEqualTo(FaultCode.SCHEMA_PACK_INVALID);
    } finally {
      Files.delete(file);
    }
  }
}
