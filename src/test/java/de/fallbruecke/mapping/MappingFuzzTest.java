package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Seeds;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Mappings of another house, and our own over documents that nobody validated. */
class MappingFuzzTest {
  private static final String FILE = "mapping.yaml";
  private static final Mappings MAPPINGS = new YamlMappings();

  static Stream<byte[]> mappings() {
    Stream<byte[]> ours =
        Stream.of("sozialhilfe", "wohngeld", "xoev-durchleitung", "trinkwasser")
            .flatMap(name -> Seeds.files("routes/" + name, FILE));
    Stream<byte[]> deep =
        Seeds.files("routes/xoev-durchleitung", FILE)
            .map(
                file ->
                    new String(file, UTF_8).replace("| Kopf", "| " + "+".repeat(32) + "n | Kopf"))
            .flatMap(Seeds::texts);
    return Stream.concat(ours, deep);
  }

  @MethodSource("mappings")
  @FuzzTest(maxDuration = "2m")
  void aMappingIsCompiledOrRefusedWithItsLines(byte[] data) {
    try {
      MAPPINGS.compile("fremd", FILE, Map.of(FILE, data)).outline();
    } catch (Fault refused) {
      assertThat(refused.code()).isEqualTo(FaultCode.MAPPING_INVALID);
    }
  }

  static Stream<byte[]> documents() {
    return Seeds.files("routes/xoev-durchleitung/fixtures", "input.xml");
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "2m")
  void aMappingOverAnyDocumentMakesACaseOrSaysWhereItFailed(byte[] data) {
    Mapping mapping =
        MAPPINGS.compile(
            "xoev-durchleitung",
            FILE,
            Map.of(FILE, Seeds.files("routes/xoev-durchleitung", FILE).findFirst().orElseThrow()));
    try {
      assertThat(
              mapping
                  .apply(Sources.parse(data, "application/xml"), Run.NOWHERE.codeLists())
                  .caseRecord())
          .isNotNull();
    } catch (Fault refused) {
      assertThat(refused.code())
          .isIn(
              FaultCode.MAPPING_FAILED,
              FaultCode.DOCUMENT_NOT_WELL_FORMED,
              FaultCode.DOCUMENT_LIMIT_EXCEEDED,
              FaultCode.DOCUMENT_FORBIDDEN);
    }
  }
}
