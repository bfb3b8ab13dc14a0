package de.fallbruecke.casefile;

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
    String draft =
        "<case xmlns='urn:fallbruecke:case:1.0' test='false'><coverage><openPath count='%s'>a</openPath></coverage></case>";
    return Stream.concat(
        Stream.of(
            FORMAT.toXml(RandomCase.of(1)),
            Seeds.files("routes/sozialhilfe/fixtures", "expected-case.xml")
                .findFirst()
                .orElseThrow()),
        Seeds.texts(
            draft.formatted("1"),
            draft.formatted("$14"),
            draft.formatted("1").replace("'false'", "'t'")));
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
