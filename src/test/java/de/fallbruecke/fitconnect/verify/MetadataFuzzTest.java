package de.fallbruecke.fitconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.testkit.Seeds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Decrypted metadata: whoever has the public key of a destination can send any bytes. */
class MetadataFuzzTest {
  private static final MetadataSchemas SCHEMAS = MetadataSchemas.load();
  private static final DefectTable TABLE = DefectTable.load();

  static Stream<byte[]> documents() {
    String hash = "\"hash\":{\"type\":\"sha512\",\"content\":\"" + "a".repeat(128) + "\"}";
    String structure =
        "\"contentStructure\":{\"data\":{%s,\"submissionSchema\":{\"schemaUri\":\"https://s.example/1\",\"mimeType\":\"application/json\"}},\"attachments\":[{%s,\"purpose\":\"form\",\"mimeType\":\"application/pdf\",\"attachmentId\":\"9eec7d3e-dc66-4f82-9f52-1520bf96a32e\"}]}"
            .formatted(hash, hash);
    String schema =
        "\"$schema\":\"https://schema.fitko.de/fit-connect/metadata/%s/metadata.schema.json\",";
    return Seeds.texts(
        "{\"x\":0e" + "1".repeat(70) + "}",
        "{" + schema.formatted("1.1.0") + structure + "}",
        "{" + schema.formatted("2.1.0") + structure + "}",
        "{"
            + schema.formatted("2.1.0")
            + structure
            + ",\"dataSets\":[{\"dataSetId\":\"9eec7d3e-dc66-4f82-9f52-1520bf96a32e\",%s,\"mimeType\":\"application/json\",\"type\":\"x\",\"content\":{\"a\":[1.50,\"b\"]}}]}"
                .formatted(hash));
  }

  @MethodSource("documents")
  @FuzzTest(maxDuration = "2m")
  void metadataAreReadOrADefectIsNamed(byte[] data) {
    Findings findings = new Findings(TABLE, false);
    Metadata metadata =
        new MetadataReader(SCHEMAS, List.of("1.0.0", "1.1.0", "2.0.0", "2.1.0"))
            .read(data, findings);
    assertThat(metadata == null).isEqualTo(!findings.clean());
    if (metadata != null) {
      assertThat(RawContents.of(metadata.raw()))
          .as("one slice for each data set")
          .hasSize(metadata.json().path("dataSets").size());
    }
  }
}
