package de.fallbruecke.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.xoev.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a large message costs, in steps: they are the same on every machine. The time that they take
 * stands in bench/RESULTS.md, see {@link MappingBench}.
 */
class MappingWorkTest {
  /** As measured, and a little more. */
  private static final long XML_STEPS = 36_000;

  private static final long JSON_STEPS = 30_000;
  private static final int SIZE = 100_000;

  @Test
  void aMessageOf100KilobytesTakesNoMoreStepsThanBefore() throws IOException {
    SourceDocument xml = Sources.parse(LargeMessage.xml(SIZE), "application/xml");
    SourceDocument json = Sources.parse(LargeMessage.json(SIZE), "application/json");

    assertThat(xml.bytes()).hasSizeBetween(SIZE - 2000, SIZE + 2000);
    assertThat(json.bytes()).hasSizeBetween(SIZE - 2000, SIZE + 2000);
    maps(LargeMessage.XML_MAPPING, xml, XML_STEPS);
    maps(LargeMessage.JSON_MAPPING, json, JSON_STEPS);
    assertThatThrownBy(() -> maps(LargeMessage.XML_MAPPING, xml, XML_STEPS / 2))
        .hasMessageContaining("stopped");
  }

  @Test
  void theWorkGrowsNoFasterThanTheMessage() {
    assertThatCode(
            () ->
                maps(
                    LargeMessage.XML_MAPPING,
                    Sources.parse(LargeMessage.xml(4 * SIZE), "application/xml"),
                    4 * XML_STEPS))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                maps(
                    LargeMessage.JSON_MAPPING,
                    Sources.parse(LargeMessage.json(4 * SIZE), "application/json"),
                    4 * JSON_STEPS))
        .doesNotThrowAnyException();
  }

  /** Throws if it takes more steps. */
  private static void maps(String mapping, SourceDocument document, long steps)
      throws IOException, Fault {
    Coverage coverage =
        new YamlMappings(steps)
            .compile(
                "probe",
                "mapping.yaml",
                Map.of("mapping.yaml", Files.readAllBytes(Path.of(mapping))))
            .apply(document, Run.NOWHERE.codeLists())
            .coverage();
    assertThat(coverage.mapped()).isGreaterThan(1000);
    assertThat(coverage.open()).isEmpty();
  }
}
