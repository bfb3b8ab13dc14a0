package de.fallbruecke.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.RandomCase;
import de.fallbruecke.testkit.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Case records that come back: from fixtures of a foreign package, from a comparison. */
class CaseFormatFuzzTest {
  private static final CaseFormat FORMAT = new BoundCaseFormat();

  static Stream<byte[]> xml() {
    byte[] record = FORMAT.toXml(RandomCase.of(1));
    return Stream.of(
        record,
        new String(record, UTF_8).replace("count=\"", "count=\"$").getBytes(UTF_8),
        Seeds.files("routes/sozialhilfe/fixtures", "expected-case.xml").findFirst().orElseThrow());
  }

  @MethodSource("xml")
  @FuzzTest(maxDuration = "1m")
  void whatIsReadFromXmlSurvivesBothFormats(byte[] data) {
    Case record;
    try {
      record = FORMAT.fromXml(data);
    } catch (Fault refused) {
      assertThat(refused.code()).isEqualTo(FaultCode.CASE_INVALID);
      return;
    }
    String draft = FORMAT.toDraft(record);
    assertThat(FORMAT.toDraft(FORMAT.fromXml(FORMAT.toXml(record)))).isEqualTo(draft);
    assertThat(FORMAT.toDraft(FORMAT.fromJson(FORMAT.toJson(record)))).isEqualTo(draft);
  }

  static Stream<byte[]> json() {
    return Stream.of(FORMAT.toJson(RandomCase.of(1)), FORMAT.toJson(RandomCase.of(2)));
  }

  @MethodSource("json")
  @FuzzTest(maxDuration = "1m")
  void whatIsReadFromJsonSurvivesBothFormats(byte[] data) {
    Case record;
    try {
      record = FORMAT.fromJson(data);
    } catch (Fault refused) {
      assertThat(refused.code()).isEqualTo(FaultCode.CASE_INVALID);
      return;
    }
    String draft = FORMAT.toDraft(record);
    assertThat(FORMAT.toDraft(FORMAT.fromJson(FORMAT.toJson(record)))).isEqualTo(draft);
    assertThat(FORMAT.toDraft(FORMAT.fromXml(FORMAT.toXml(record)))).isEqualTo(draft);
  }

  @MethodSource("xml")
  @FuzzTest(maxDuration = "1m")
  void aDraftIsReadOrRefused(byte[] data) {
    try {
      FORMAT.toDraft(FORMAT.fromDraft(data));
    } catch (Fault refused) {
      assertThat(refused.code()).isEqualTo(FaultCode.CASE_INVALID);
    }
  }
}
